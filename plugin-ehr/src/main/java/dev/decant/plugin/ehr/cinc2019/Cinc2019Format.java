package dev.decant.plugin.ehr.cinc2019;

import dev.decant.api.data.DataException;
import dev.decant.api.extension.NoOptions;
import dev.decant.api.score.PredictionFormat;
import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The answers of the Challenge of 2019: {@code PATIENT.psv} for each patient, one line an hour, as its scorer reads them. */
public final class Cinc2019Format implements PredictionFormat<NoOptions> {
    @Override
    public Class<NoOptions> configType() {
        return NoOptions.class;
    }

    @Override
    public String summary() {
        return "PhysioNet/CinC Challenge 2019: PATIENT.psv with a probability and a decision for each hour";
    }

    @Override
    public boolean accepts(Task task) {
        return task instanceof Task.PerStepBinary;
    }

    @Override
    public void write(Path directory, Predictions predictions, NoOptions config) {
        int row = 0;
        while (row < predictions.ids().size()) {
            String id = predictions.ids().get(row);
            StringBuilder text = new StringBuilder("PredictedProbability|PredictedLabel\n");
            for (; row < predictions.ids().size() && predictions.ids().get(row).equals(id); row++) {
                text.append(predictions.probabilities()[row][0])
                        .append(predictions.decisions()[row][0] ? "|1\n" : "|0\n");
            }
            Path file = directory.resolve(id + ".psv");
            try {
                Files.writeString(file, text, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new DataException(file + " cannot be written: " + e, e);
            }
        }
    }
}
