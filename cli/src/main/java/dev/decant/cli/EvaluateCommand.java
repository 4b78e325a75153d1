package dev.decant.cli;

import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.run.Evaluating;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decant evaluate}: what a finished run scores on its test split. */
@Command(
        name = "evaluate",
        description = {
            "Prints what a finished run scores on its test split: metrics, the scorer's numbers, per-class results and the"
                    + " confusion matrix, from the predictions that it saved.",
            "Then on every external set, evaluate.external.NAME { type = ..., path = ... } in the run's configuration"
                    + " or given by -D, with the run's own preparation and thresholds."
        })
final class EvaluateCommand extends ConfiguredCommand {
    private final Console console;
    private final TrainingListener progress;
    private final Provider<Evaluating> evaluating;

    @Parameters(paramLabel = "RUN", description = "The run's folder.")
    private Path folder = Path.of("");

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    @Inject
    EvaluateCommand(Console console, TrainingListener progress, Provider<Evaluating> evaluating) {
        this.console = console;
        this.progress = progress;
        this.evaluating = evaluating;
    }

    @Override
    public Integer call() throws IOException {
        EvaluationPrinter printer = new EvaluationPrinter(console, json);
        printer.printPage(evaluating.get().evaluate(folder, settings(), progress, printer::print));
        return ExitCode.DONE;
    }
}
