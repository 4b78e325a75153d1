package dev.decant.study.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.runtime.run.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the tuning of a method took, and what it chose.
 *
 * @param trials that were begun
 * @param epochs that they were trained, all seeds together
 * @param seconds of training steps, all runs together; the teachers' are not in it
 * @param seeds of the runs
 * @param metric that chose, on the validation split
 * @param value of the trial that was chosen, the mean over the seeds
 * @param chosen its values by key, without the strategy's section before them
 */
public record TuningEffort(
        int trials,
        long epochs,
        double seconds,
        List<Long> seeds,
        String metric,
        double value,
        Map<String, String> chosen) {
    public TuningEffort {
        seeds = List.copyOf(seeds);
        chosen = Collections.unmodifiableMap(new LinkedHashMap<>(chosen));
    }

    /** The values that were chosen: {@code temperature = 4, train.optimizer.learning-rate = 3e-4}. */
    public String line() {
        return chosen.entrySet().stream()
                .map(value -> value.getKey() + " = " + value.getValue())
                .collect(Collectors.joining(", "));
    }

    /**
     * Of a search, by what its runs logged.
     *
     * @param section of the strategy
     */
    static TuningEffort of(Tuned tuned, TrialRecord best, String section) throws IOException {
        double seconds = 0;
        for (String run : tuned.trials().stream()
                .flatMap(record -> record.runs().stream())
                .distinct()
                .toList()) {
            seconds += seconds(new RunFolder(tuned.runs().resolve(run)).timings());
        }
        Map<String, String> chosen = new LinkedHashMap<>();
        best.trial().values().forEach((path, value) -> chosen.put(path.substring(section.length() + 1), value));
        return new TuningEffort(
                tuned.trials().size(),
                tuned.trained(),
                seconds,
                tuned.tune().seeds(),
                tuned.metric(),
                best.last().orElseThrow(),
                chosen);
    }

    /** A line that was cut off is left out. */
    private static double seconds(Path timings) throws IOException {
        if (!Files.isRegularFile(timings)) {
            return 0;
        }
        ObjectMapper mapper = new ObjectMapper();
        double seconds = 0;
        for (String line : Files.readAllLines(timings, StandardCharsets.UTF_8)) {
            try {
                JsonNode epoch = mapper.readTree(line);
                seconds += epoch.path("train-seconds").asDouble();
            } catch (JsonProcessingException e) {
                break;
            }
        }
        return seconds;
    }
}
