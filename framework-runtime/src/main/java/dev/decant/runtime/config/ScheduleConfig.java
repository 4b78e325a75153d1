package dev.decant.runtime.config;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import java.util.List;

/** The learning rate over a phase: a linear warm-up, then constant, in steps, or a half cosine. */
public record ScheduleConfig(
        @Meaning("the shape after the warm-up") Type type,

        @Meaning("epochs of linear warm-up from 0 to the peak; at most the epochs of the phase")
        @Range(min = 0, max = 10000)
        double warmupEpochs,

        @Meaning("the same in updates, instead of `warmup-epochs`; 0 where that holds") @Range(min = 0, max = 1e9)
        int warmupSteps,

        @Meaning("of `cosine`: learning rate at the end as a share of the peak") @Range(min = 0, max = 1)
        double finalShare,

        @Meaning("of `step`: epochs of the phase after which the learning rate is multiplied with `factor`, ascending")
        @Range(min = 1, max = 100000)
        List<Integer> milestones,

        @Meaning("of `step`, instead of `milestones`: the same after every so many epochs; 0 where those hold")
        @Range(min = 0, max = 100000)
        int every,

        @Meaning("of `step`: what the learning rate is multiplied with") @Range(min = 1e-9, max = 1)
        double factor) {
    /** The known shapes. */
    public enum Type {
        COSINE,
        CONSTANT,
        STEP
    }

    public ScheduleConfig {
        milestones = List.copyOf(milestones);
        if (warmupEpochs > 0 && warmupSteps > 0) {
            throw new IllegalArgumentException("warmup-epochs = " + warmupEpochs + " and warmup-steps = " + warmupSteps
                    + "; expected one of them, the other 0");
        }
        if (type == Type.STEP && milestones.isEmpty() == (every == 0)) {
            throw new IllegalArgumentException("type = step with milestones = " + milestones + " and every = " + every
                    + "; expected either milestones, such as [30, 60], or every, such as 10");
        }
        if (!milestones.equals(milestones.stream().sorted().distinct().toList())) {
            throw new IllegalArgumentException("milestones = " + milestones + "; expected ascending epochs");
        }
    }

    /** Cosine or constant, with a warm-up in epochs. */
    public ScheduleConfig(Type type, double warmupEpochs, double finalShare) {
        this(type, warmupEpochs, 0, finalShare, List.of(), 0, 0.1);
    }
}
