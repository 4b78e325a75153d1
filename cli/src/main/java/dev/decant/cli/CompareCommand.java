package dev.decant.cli;

import dev.decant.runtime.config.CompareConfig;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.experiment.Workspaces;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunStore;
import dev.decant.runtime.training.OpenedData;
import dev.decant.study.analysis.KeptAnalyses;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.ComparisonReport;
import dev.decant.study.comparison.ComparisonRuns;
import dev.decant.study.comparison.ComparisonTrainer;
import dev.decant.study.external.ExternalData;
import dev.decant.study.external.ExternalSets;
import dev.decant.study.page.ComparisonPage;
import dev.decant.study.page.ExampleChoice;
import dev.decant.study.table.ComparisonFiles;
import dev.decant.study.table.ComparisonJson;
import dev.decant.study.table.TerminalReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code decant compare}: strategies times seeds on the same data, trained now or before. */
@Command(
        name = "compare",
        description = {
            "Compares strategies on the same data, seeds and batches.",
            "With a configuration it trains what is missing first, and the same command again goes on where it"
                    + " stopped. With the folders of finished runs it compares those."
        })
final class CompareCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "CONF|RUN", description = "One configuration file, or folders of runs.")
    private List<Path> paths = new ArrayList<>();

    @Mixin
    private Settings settings = new Settings();

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

    CompareCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        return Files.isDirectory(paths.get(0)) ? compareRuns() : compareExperiment();
    }

    private int compareExperiment() throws IOException {
        if (paths.size() > 1) {
            throw new ParameterException(
                    spec.commandLine(), "expected one configuration file or several folders of runs, got " + paths);
        }
        Experiment experiment = context.experiment(paths.get(0), settings);
        baseline.ifPresent(name -> requireContender(
                name,
                experiment.compare().stream()
                        .flatMap(compare -> compare.contenders().stream())
                        .map(CompareConfig.Contender::name)
                        .toList()));
        ConsoleProgress progress = new ConsoleProgress(context.err());
        ComparisonTrainer trainer = new ComparisonTrainer(experiment, context.catalog(), progress);
        try (OpenedData data =
                        OpenedData.open(experiment.data(), experiment.split(), Workspaces.of(experiment), progress);
                ExternalSets external = ExternalSets.open(experiment, Workspaces.of(experiment), progress)) {
            external.requireFit(data.task(), data.input());
            ComparisonRuns runs = trainer.train(data);
            Path folder = out.orElse(RunSpecs.folder(experiment));
            ComparisonReport report =
                    baseline.map(trainer.report()::withBaseline).orElse(trainer.report());
            print(report, runs, external, Optional.of(folder), Optional.of(data));
            return runs.contenders().isEmpty() ? ExitCode.FAILED : ExitCode.DONE;
        }
    }

    private int compareRuns() throws IOException {
        List<FinishedRun> finished = paths.stream().map(RunStore::read).toList();
        ComparisonRuns runs = ComparisonRuns.of(finished);
        if (runs.contenders().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "all of these runs are teachers; nothing to compare");
        }
        String reference = baseline.orElseGet(runs::usualBaseline);
        requireContender(reference, List.copyOf(runs.contenders().keySet()));
        Experiment experiment = context.experiment(finished.get(0).folder().config(), settings);
        ComparisonReport report = ComparisonReport.ofFinished("runs", reference, experiment);
        try (ExternalSets external =
                ExternalSets.open(experiment, Workspaces.of(experiment), new ConsoleProgress(context.err()))) {
            print(report, runs, external, out, Optional.empty());
        }
        return ExitCode.DONE;
    }

    private void requireContender(String name, List<String> contenders) {
        if (!contenders.contains(name)) {
            throw new ParameterException(
                    spec.commandLine(), "--baseline " + name + " is none of " + String.join(", ", contenders));
        }
    }

    /** On the test split, then on each external set. */
    private void print(
            ComparisonReport report,
            ComparisonRuns runs,
            ExternalSets external,
            Optional<Path> folder,
            Optional<OpenedData> data)
            throws IOException {
        Comparison test = report.of(runs);
        Map<String, Comparison> elsewhere = new LinkedHashMap<>();
        for (ExternalData set : external.sets()) {
            elsewhere.put(set.name(), report.of(runs, set));
        }
        if (json) {
            context.out().println(new ComparisonJson().render(test, elsewhere));
        } else {
            context.out().print(TerminalReport.render(test));
            elsewhere.values().forEach(comparison -> context.out().print("\n" + TerminalReport.render(comparison)));
        }
        if (folder.isPresent()) {
            ComparisonFiles.write(folder.get(), test, elsewhere);
            Path page = folder.get().resolve("report.html");
            ComparisonPage.write(page, test, elsewhere, KeptAnalyses.of(runs.all()), ExampleChoice.of(runs, data));
            context.err()
                    .println("written to " + folder.get()
                            + ": report.html, comparison.txt, comparison.csv, comparison.json"
                            + elsewhere.keySet().stream()
                                    .map(name -> ", comparison-" + name + ".txt, comparison-" + name + ".csv")
                                    .collect(Collectors.joining()));
        }
    }
}
