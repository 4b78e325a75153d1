package dev.decant.study.comparison;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a training log shows of a run that was never going to learn its labels. Each is looked for in the last third of the
 * epochs, where a training that began badly has had time to recover.
 */
final class Ailments {
    private static final double DROWNING = 30;
    private static final double CLIPPED_TO = 20;
    private static final double CHANCE = .55;

    private final TrainingLog log;

    Ailments(TrainingLog log) {
        this.log = log;
    }

    /** How many times the loss of the labels the rest of the loss is, where that is more than thirty times. */
    OptionalDouble drowned() {
        double task = late(TrainingLog.TASK);
        double times = (late(TrainingLog.LOSS) - task) / task;
        return task > 0 && times > DROWNING ? OptionalDouble.of(times) : OptionalDouble.empty();
    }

    /** How many times the norm that it is clipped to the mean gradient has, where that is more than twenty times. */
    OptionalDouble clipped() {
        double times = late(TrainingLog.NORM) / late(TrainingLog.CLIP);
        return times > CLIPPED_TO ? OptionalDouble.of(times) : OptionalDouble.empty();
    }

    /** The best area under the ROC curve on the validation split, where that is hardly more than a coin's. */
    OptionalDouble atChance() {
        double best = Arrays.stream(series(TrainingLog.VALIDATION + "auroc"))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        return best < CHANCE ? OptionalDouble.of(best) : OptionalDouble.empty();
    }

    /** The mean over the last third of the epochs; NaN where it was not logged. */
    private double late(String name) {
        double[] values = series(name);
        int third = Math.max(1, values.length / 3);
        return Arrays.stream(values, Math.max(0, values.length - third), values.length)
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    private double[] series(String name) {
        Map<String, double[]> all = log.series();
        return all.getOrDefault(name, new double[0]);
    }
}
