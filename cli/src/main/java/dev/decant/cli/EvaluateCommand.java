package dev.decant.cli;

import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.experiment.Workspaces;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunStore;
import dev.decant.study.external.ExternalSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decant evaluate}: what a finished run scores on its test split. */
@Command(
        name = "evaluate",
        description = {
            "Prints metrics, scores, per-class results and the confusion matrix of a finished run on its test split,"
                    + " from the predictions that it saved.",
            "Then on every external set, evaluate.external.NAME { type = ..., path = ... } in the run's configuration"
                    + " or given by -D, with the run's own preparation and thresholds."
        })
final class EvaluateCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "RUN", description = "The run's folder.")
    private Path folder = Path.of("");

    @Mixin
    private Settings settings = new Settings();

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    EvaluateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        FinishedRun run = RunStore.read(folder);
        Experiment experiment = context.experiment(run.folder().config(), settings);
        Path workspace = Workspaces.of(experiment);
        try (ExternalSets external = ExternalSets.open(experiment, workspace, new ConsoleProgress(context.err()))) {
            new EvaluationPrinter(context.out(), json).print(run, experiment.evaluate(), external);
            if (!Files.exists(RunReport.file(run))
                    && Files.isWritable(run.folder().path())) {
                new RunReport(experiment, context.err()).write(run, external, Optional.empty());
            }
        }
        return ExitCode.DONE;
    }
}
