package dev.decant.study.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.runtime.config.EvaluateConfig.Metric;
import dev.decant.runtime.run.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a run's log says of the metric that selects checkpoints.
 *
 * @param values of each epoch, from the first; −∞ where it is undefined
 * @param phases the name of each epoch's phase
 */
record ValidationMetric(List<Double> values, List<String> phases) {
    /** What was logged so far; a line that was cut off is left out. */
    static ValidationMetric of(RunFolder folder, Metric metric) throws IOException {
        List<Double> values = new ArrayList<>();
        List<String> phases = new ArrayList<>();
        if (Files.isRegularFile(folder.metrics())) {
            String name = metric.name().toLowerCase(Locale.ROOT);
            ObjectMapper mapper = new ObjectMapper();
            for (String text : Files.readAllLines(folder.metrics(), StandardCharsets.UTF_8)) {
                try {
                    JsonNode line = mapper.readTree(text);
                    values.add(line.path("validation").path(name).asDouble(Double.NEGATIVE_INFINITY));
                    phases.add(line.path("phase").asText());
                } catch (JsonProcessingException e) {
                    break;
                }
            }
        }
        return new ValidationMetric(values, phases);
    }

    int epochs() {
        return values.size();
    }

    /**
     * The best among the first epochs, as checkpoints are chosen: an earlier phase trains less of the student and does not
     * compete. −∞ where it is undefined.
     */
    double best(int epochs) {
        int last = Math.min(epochs, epochs());
        double best = Double.NEGATIVE_INFINITY;
        for (int i = last - 1; i >= 0 && phases.get(i).equals(phases.get(last - 1)); i--) {
            best = Math.max(best, values.get(i));
        }
        return best;
    }
}
