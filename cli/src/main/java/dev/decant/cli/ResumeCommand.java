package dev.decant.cli;

import dev.decant.api.data.DataException;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.experiment.RunRecall;
import dev.decant.runtime.experiment.Workspaces;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.run.RunId;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.training.OpenedData;
import dev.decant.runtime.training.Trainer;
import dev.decant.study.external.ExternalSets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decant resume}: trains a run on from its last checkpoint. */
@Command(
        name = "resume",
        description = "Trains a run on from its last checkpoint, to the same bits as without the interruption.")
final class ResumeCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "RUN", description = "The run's folder.")
    private Path folder = Path.of("");

    @Mixin
    private Settings settings = new Settings();

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    ResumeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        RunRecall recall = RunRecall.of(new RunFolder(folder));
        Experiment experiment = context.experiment(recall.folder().config(), settings);
        ConsoleProgress progress = new ConsoleProgress(context.err());
        Path workspace = Workspaces.of(experiment);
        try (OpenedData data = OpenedData.open(experiment.data(), experiment.split(), workspace, progress);
                ExternalSets external = ExternalSets.open(experiment, workspace, progress)) {
            external.requireFit(data.task(), data.input());
            RunSpec spec = context.recalledRuns().spec(recall, experiment, data.task());
            String id = RunId.of(spec, data.set().fingerprint());
            if (!id.equals(recall.id())) {
                throw new DataException("the run " + folder + " cannot be resumed: data, plugins, threads or versions"
                        + " are not those that it began with (its id would now be " + id + ")");
            }
            FinishedRun run = new Trainer(data, progress).train(spec);
            new EvaluationPrinter(context.out(), json).print(run, experiment.evaluate(), external);
            new RunReport(experiment, context.err()).write(run, external, Optional.of(data));
        }
        return ExitCode.DONE;
    }
}
