package dev.decant.study.run;

import dev.decant.runtime.config.Setting;
import java.nio.file.Path;
import java.util.List;

/**
 * Which records a finished run is to predict.
 *
 * @param run its folder
 * @param inputs folders or archives of records, which become {@code data.path}
 * @param out a new or empty folder
 * @param format the type of the file format, such as {@link #CSV}
 * @param settings override the configuration beside the run: {@code data.KEY} says how the inputs are read
 */
public record PredictionRequest(Path run, List<Path> inputs, Path out, String format, List<Setting> settings) {
    /** The format that is always there. */
    public static final String CSV = "csv";

    public PredictionRequest {
        inputs = List.copyOf(inputs);
        settings = List.copyOf(settings);
    }

    /** Records that are read as the run's own were, answered as CSV. */
    public static PredictionRequest of(Path run, List<Path> inputs, Path out) {
        return new PredictionRequest(run, inputs, out, CSV, List.of());
    }
}
