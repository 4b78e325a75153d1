package dev.decant.runtime.training;

import dev.decant.runtime.config.ScheduleConfig;

/**
 * The learning rate over one phase.
 *
 * @param peak the greatest learning rate
 * @param epochs the epochs of the phase
 * @param stepsPerEpoch updates in one epoch
 */
record LearningRate(ScheduleConfig schedule, double peak, int epochs, int stepsPerEpoch) {
    /**
     * Linear up to the peak over the warm-up, then the peak, or the peak times a factor for each milestone passed (epochs
     * are counted from the beginning of the phase), or half a cosine down to its final share (Loshchilov and Hutter 2017,
     * equation 5, without restarts).
     *
     * @param step the number of the update in the phase, from 0
     */
    double at(int step) {
        double total = (double) epochs * stepsPerEpoch;
        double warmup = Math.min(warmup(), total);
        if (step + 1 < warmup) {
            return peak * (step + 1) / warmup;
        }
        if (schedule.type() == ScheduleConfig.Type.STEP) {
            return peak * Math.pow(schedule.factor(), passed(step / stepsPerEpoch));
        }
        if (schedule.type() == ScheduleConfig.Type.CONSTANT || total <= warmup) {
            return peak;
        }
        double progress = Math.min(1, (step - warmup) / (total - warmup));
        double cosine = (1 + Math.cos(Math.PI * Math.max(0, progress))) / 2;
        return peak * (schedule.finalShare() + (1 - schedule.finalShare()) * cosine);
    }

    /** In updates. */
    private double warmup() {
        return schedule.warmupSteps() > 0 ? schedule.warmupSteps() : schedule.warmupEpochs() * stepsPerEpoch;
    }

    /** How often the rate has fallen after so many whole epochs. */
    private int passed(int whole) {
        return schedule.every() > 0
                ? whole / schedule.every()
                : (int) schedule.milestones().stream()
                        .filter(milestone -> milestone <= whole)
                        .count();
    }
}
