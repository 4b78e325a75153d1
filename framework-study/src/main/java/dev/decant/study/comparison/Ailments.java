package dev.decant.study.comparison;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a training log shows of a run that was never going to learn its labels. Each is looked for in the last third of the
 * epochs, where a training that began badly has had time to recover. That a strategy adds much to the loss, or that gradients
 * are clipped to little, is no ailment of a run that learns its labels all the same.
 */
final class Ailments {
    private static final double DROWNING = 30;
    private static final double CLIPPED_TO = 20;
    private static final double CHANCE = .55;
    private static final double LEARNT = .9;

    private final TrainingLog log;

    Ailments(TrainingLog log) {
        this.log = log;
    }

    /**
     * How many times the loss of the labels the rest of the loss is, where that is more than thirty times and the labels are
     * not learnt.
     */
    OptionalDouble drowned() {
        double task = late(TrainingLog.TASK);
        double times = (late(TrainingLog.LOSS) - task) / task;
        return task > 0 && times > DROWNING && !learnt() ? OptionalDouble.of(times) : OptionalDouble.empty();
    }

    /**
     * How many times the norm that it is clipped to the mean gradient has, where that is more than twenty times and the labels
     * are not learnt.
     */
    OptionalDouble clipped() {
        double times = late(TrainingLog.NORM) / late(TrainingLog.CLIP);
        return times > CLIPPED_TO && !learnt() ? OptionalDouble.of(times) : OptionalDouble.empty();
    }

    /** The best area under the ROC curve on the validation split, where that is hardly more than a coin's. */
    OptionalDouble atChance() {
        double best = Arrays.stream(series(TrainingLog.VALIDATION + "auroc"))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        return best < CHANCE ? OptionalDouble.of(best) : OptionalDouble.empty();
    }

    /** Whether the loss of the labels, by itself where it is logged so, fell by a tenth of what it was in the first epoch. */
    private boolean learnt() {
        String name = log.series().containsKey(TrainingLog.TASK) ? TrainingLog.TASK : TrainingLog.LOSS;
        double[] losses = series(name);
        return losses.length > 0 && late(name) < LEARNT * losses[0];
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
