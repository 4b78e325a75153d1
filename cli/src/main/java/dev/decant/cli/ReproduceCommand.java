package dev.decant.cli;

import dev.decant.api.listener.WrittenFile;
import dev.decant.reproduction.Reproduced;
import dev.decant.reproduction.Reproducing;
import dev.decant.reproduction.Reproduction;
import dev.decant.reproduction.ReproductionJson;
import dev.decant.reproduction.ReproductionRequest;
import dev.decant.reproduction.ReproductionText;
import dev.decant.reproduction.Target;
import dev.decant.reproduction.page.ReproductionFolder;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.request.InvalidRequest;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decant reproduce}: the paper's tables, figures and claims, repeated. */
@Command(
        name = "reproduce",
        description = {
            "Repeats a table or a figure of the paper, and judges its claims.",
            "Without runs it trains what is missing by a ready experiment; the same command again finds finished runs."
                    + " With the folders of finished runs it trains nothing."
        })
final class ReproduceCommand extends SeveralRunsCommand {
    private final Console console;
    private final TrainingListener progress;
    private final GivenArguments arguments;
    private final Provider<Reproducing> reproducing;

    @Parameters(
            index = "0",
            paramLabel = "TARGET",
            description = "table1, table2, table3, figure1, figure2, figure3 or all.")
    private String target = "";

    @Parameters(index = "1..*", paramLabel = "RUN", description = "Folders of finished runs: nothing is trained.")
    private List<Path> runs = new ArrayList<>();

    @Option(names = "--task", paramLabel = "TASK", description = "ecg or ehr; default: both.")
    private Optional<String> task = Optional.empty();

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description =
                    "quick (generated data, minutes), paper (the full protocol) or paper-search (every strategy tuned alike"
                            + " before); default: ${DEFAULT-VALUE}.")
    private String profile = ReproductionRequest.QUICK;

    @Option(
            names = "--config",
            paramLabel = "CONF",
            description = "A configuration instead of the profile's, such as --print-config prints; needs --task.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--as",
            paramLabel = "METHOD=LABEL",
            description = "Finished runs of another label are a method of the paper, such as --as bbm=bbm-weight-10."
                    + " Repeatable.")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(names = "--print-config", description = "Prints the experiment's configuration, and trains nothing.")
    private boolean printConfig;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where reproduction.txt, .json, claims.csv and report.html go; default: the folder runs of the"
                            + " configuration, for finished runs nowhere.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    @Inject
    ReproduceCommand(
            Console console, TrainingListener progress, GivenArguments arguments, Provider<Reproducing> reproducing) {
        this.console = console;
        this.progress = progress;
        this.arguments = arguments;
        this.reproducing = reproducing;
    }

    @Override
    public Integer call() throws IOException {
        Set<Target> targets = Target.named(target);
        requireSensible();
        ReproductionRequest request =
                new ReproductionRequest(targets, task, profile, config, settings(), arguments.line());
        if (printConfig) {
            console.out().print(reproducing.get().configuration(request));
            return ExitCode.DONE;
        }
        Reproduced reproduced = reproduced(request);
        return reproduced.reproduction().anyFinished() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private Reproduced reproduced(ReproductionRequest request) throws IOException {
        if (runs.isEmpty()) {
            return reproducing.get().train(request, jobs(), progress, this::write);
        }
        Reproduced reproduced = reproducing.get().ofRuns(runs, labels, request, progress);
        write(reproduced);
        return reproduced;
    }

    private void requireSensible() {
        if (runs.isEmpty() && !labels.isEmpty()) {
            throw InvalidRequest.because("--as is for finished runs; none is given");
        }
        if (printConfig && (config.isPresent() || !runs.isEmpty())) {
            throw InvalidRequest.because(
                    "--print-config prints a profile's configuration; leave out --config and runs");
        }
        if (!runs.isEmpty() && config.isPresent()) {
            throw InvalidRequest.because("--config is for training; the runs have their configuration beside them");
        }
    }

    private Map<String, List<WrittenFile>> write(Reproduced reproduced) throws IOException {
        Reproduction reproduction = reproduced.reproduction();
        console.out()
                .print(
                        json
                                ? new ReproductionJson().render(reproduction)
                                : ReproductionText.render(reproduction, console.width()));
        Optional<Path> folder = out.or(reproduced::folder);
        if (folder.isEmpty()) {
            return Map.of();
        }
        Map<String, List<WrittenFile>> written = ReproductionFolder.write(folder.get(), reproduction);
        console.err()
                .println("written to " + folder.get() + ": reproduction.txt, reproduction.json, claims.csv,"
                        + " report.html, and the comparison of each task");
        return written;
    }
}
