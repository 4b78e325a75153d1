package dev.decant.cli;

import dev.decant.api.listener.WrittenFile;
import dev.decant.runtime.config.ExperimentVariants;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.comparison.Compared;
import dev.decant.study.comparison.Comparing;
import dev.decant.study.comparison.ComparisonOptions;
import dev.decant.study.comparison.Findings;
import dev.decant.study.listening.Telling;
import dev.decant.study.page.ComparisonFolder;
import dev.decant.study.page.TuneFolder;
import dev.decant.study.request.InvalidRequest;
import dev.decant.study.search.SearchListener;
import dev.decant.study.table.ComparisonJson;
import dev.decant.study.table.TerminalReport;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decant compare}: strategies times seeds on the same data, trained now or before. */
@Command(
        name = "compare",
        description = {
            "Compares strategies on the same data, seeds and batches.",
            "With a configuration it tunes as compare.tune says and trains what is missing first, and the same command again"
                    + " goes on where it stopped. With the folders of finished runs it compares those."
        })
final class CompareCommand extends SeveralRunsCommand {
    private final Console console;
    private final TrainingListener progress;
    private final Provider<ExperimentVariants.Reader> configurations;
    private final Provider<Comparing> comparing;

    @Parameters(arity = "1..*", paramLabel = "CONF|RUN", description = "One configuration file, or folders of runs.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--baseline",
            paramLabel = "NAME",
            description = "What runs are compared with; default: plain, or else the first.")
    private Optional<String> baseline = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where report.html, comparison.txt, .csv and .json go; default: the experiment's folder, for runs nowhere.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    @Inject
    CompareCommand(
            Console console,
            TrainingListener progress,
            Provider<ExperimentVariants.Reader> configurations,
            Provider<Comparing> comparing) {
        this.console = console;
        this.progress = progress;
        this.configurations = configurations;
        this.comparing = comparing;
    }

    @Override
    public Integer call() throws IOException {
        Compared compared = compared(new ComparisonOptions(baseline, jobs()));
        return compared.anyFinished() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private List<WrittenFile> write(Compared compared) throws IOException {
        print(compared.findings());
        Optional<Path> folder = out.or(compared::folder);
        if (folder.isEmpty()) {
            return List.of();
        }
        List<String> written = ComparisonFolder.write(folder.get(), compared.findings());
        console.err().println("written to " + folder.get() + ": " + String.join(", ", written));
        return Telling.files(folder.get(), written);
    }

    private Compared compared(ComparisonOptions options) throws IOException {
        if (Files.isDirectory(paths.get(0))) {
            Compared compared = comparing.get().compareRuns(paths, settings(), options, progress);
            write(compared);
            return compared;
        }
        if (paths.size() > 1) {
            throw InvalidRequest.because("expected one configuration file or several folders of runs, got "
                    + String.join(" ", paths.stream().map(Path::toString).toList()));
        }
        ExperimentVariants variants = configurations.get().read(paths.get(0), settings());
        SearchTable.Shown shown = SearchTable.Shown.on(console, progress);
        SearchListener search = TuneFolder.writing(shown.search(), shown.runs());
        return comparing.get().compare(variants, options, search, shown.runs(), this::write);
    }

    /** On the test split, then on each external set. */
    private void print(Findings findings) {
        if (json) {
            console.out().println(new ComparisonJson().render(findings.test(), findings.external()));
        } else {
            console.out().print(TerminalReport.render(findings.test(), console.width()));
            findings.external()
                    .values()
                    .forEach(comparison ->
                            console.out().print("\n" + TerminalReport.render(comparison, console.width())));
        }
    }
}
