package dev.decant.study.comparison;

import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.run.RunSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The settings in which one training differs from another. */
final class TrainingDifferences {
    /** Each run is given its own. */
    private static final String SEED = "seed";

    private TrainingDifferences() {}

    /** Such as {@code epochs = 12}, in the order of the configuration; then what the other has besides. */
    static List<String> of(TrainConfig own, TrainConfig common) {
        Map<String, String> mine = RunSettings.of(own).values();
        Map<String, String> others = RunSettings.of(common).values();
        List<String> differences = new ArrayList<>();
        mine.forEach((key, value) -> {
            if (!key.equals(SEED) && !value.equals(others.get(key))) {
                differences.add(key + " = " + value);
            }
        });
        others.keySet().stream()
                .filter(key -> mine.keySet().stream().noneMatch(ours -> sameSetting(ours, key)))
                .forEach(key -> differences.add("without " + key));
        return differences;
    }

    /** A list without members is one key, and with members has one for each of their options. */
    private static boolean sameSetting(String one, String other) {
        return one.equals(other) || one.startsWith(other + ".") || other.startsWith(one + ".");
    }
}
