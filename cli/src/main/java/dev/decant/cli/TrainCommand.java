package dev.decant.cli;

import dev.decant.api.strategy.DistillationStrategy.Needs;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.experiment.Workspaces;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.TeacherRun;
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

/** {@code decant train}: one student by the configured strategy, its teacher first where it needs one. */
@Command(
        name = "train",
        description = "Trains one student by the configured strategy, and its teacher first where there is none yet."
                + " The same command again goes on where it stopped.")
final class TrainCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "CONF", description = "The configuration file.")
    private Path file = Path.of("");

    @Mixin
    private Settings settings = new Settings();

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    TrainCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Experiment experiment = context.experiment(file, settings);
        ConsoleProgress progress = new ConsoleProgress(context.err());
        Path workspace = Workspaces.of(experiment);
        try (OpenedData data = OpenedData.open(experiment.data(), experiment.split(), workspace, progress);
                ExternalSets external = ExternalSets.open(experiment, workspace, progress)) {
            external.requireFit(data.task(), data.input());
            Trainer trainer = new Trainer(data, progress);
            var strategy = experiment.strategy();
            Optional<TeacherRun> teacher = strategy.extension().needs(strategy.config()) == Needs.NO_TEACHER
                    ? Optional.empty()
                    : Optional.of(context.teachers()
                            .forSeed(experiment, experiment.train().seed(), trainer, data));
            FinishedRun run = trainer.train(context.specs().student(experiment, teacher));
            new EvaluationPrinter(context.out(), json).print(run, experiment.evaluate(), external);
            new RunReport(experiment, context.err()).write(run, external, Optional.of(data));
        }
        return ExitCode.DONE;
    }
}
