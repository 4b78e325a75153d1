package dev.decant.runtime.cli;

import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.experiment.ComparisonRuns;
import dev.decant.runtime.experiment.ComparisonTrainer;
import dev.decant.runtime.experiment.Workspaces;
import dev.decant.runtime.training.OpenedData;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decant compare}: strategies times seeds on the same data. */
@Command(name = "compare", description = "Compares strategies on the same data, seeds and batches.")
final class CompareCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "CONF", description = "The configuration file.")
    private Path file = Path.of("");

    @Mixin
    private Settings settings = new Settings();

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    CompareCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Experiment experiment = context.experiment(file, settings);
        ConsoleProgress progress = new ConsoleProgress(context.err());
        try (OpenedData data = OpenedData.open(
                experiment.data(), experiment.split(), Workspaces.of(experiment), progress)) {
            ComparisonRuns runs =
                    new ComparisonTrainer(experiment, context.catalog(), progress).train(data);
            EvaluationPrinter printer = new EvaluationPrinter(context.out(), json);
            runs.teachers().forEach(run -> printer.print(run, experiment.evaluate()));
            for (List<dev.decant.runtime.run.FinishedRun> finished : runs.contenders().values()) {
                finished.forEach(run -> printer.print(run, experiment.evaluate()));
            }
        }
        return ExitCode.DONE;
    }
}
