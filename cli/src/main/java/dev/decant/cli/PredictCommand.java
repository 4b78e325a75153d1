package dev.decant.cli;

import dev.decant.io.text.Counted;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.run.Predicted;
import dev.decant.study.run.Predicting;
import dev.decant.study.run.PredictionRequest;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decant predict}: what a finished run says of other records. */
@Command(
        name = "predict",
        description = {
            "Predicts records with a finished run: with its preparation and its thresholds.",
            "The records are read as the run's own data were, from another place; -D changes how, such as"
                    + " -D data.type=wfdb-folder."
        })
final class PredictCommand extends ConfiguredCommand {
    private final Console console;
    private final TrainingListener progress;
    private final Provider<Predicting> predicting;

    @Parameters(index = "0", paramLabel = "RUN", description = "The run's folder.")
    private Path folder = Path.of("");

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "INPUT",
            description = "Folders or archives of records; they become data.path.")
    private List<Path> inputs = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "A new or empty folder.")
    private Path out = Path.of("");

    @Option(
            names = "--format",
            defaultValue = PredictionRequest.CSV,
            paramLabel = "TYPE",
            description = "The file format (decant plugins lists them); ${DEFAULT-VALUE} by default.")
    private String format = PredictionRequest.CSV;

    @Inject
    PredictCommand(Console console, TrainingListener progress, Provider<Predicting> predicting) {
        this.console = console;
        this.progress = progress;
        this.predicting = predicting;
    }

    @Override
    public Integer call() throws IOException {
        Predicted predicted =
                predicting.get().predict(new PredictionRequest(folder, inputs, out, format, settings()), progress);
        long records = predicted.records();
        int rows = predicted.predictions().ids().size();
        console.err()
                .println("Wrote predictions of " + new Counted(records, "record")
                        + (rows > records ? " (" + new Counted(rows, "step") + ")" : "") + " to " + out);
        return ExitCode.DONE;
    }
}
