package dev.decant.plugin.bbm;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.nn.layer.TimeResize;
import java.util.Optional;

/**
 * The options of the strategy {@code bbm}. A key that is left out takes the preset's value, one that is given wins over
 * the preset; {@link #resolved} puts the two together.
 */
public record BbmConfig(
        @Meaning(
                "the values of the keys left out: none (as errors in units of the teacher), or paper (the equations to the letter)")
        Preset preset,

        @Meaning("weight of L beside the task loss under schedule = joint; match-then-train does not use it")
        @Range(min = 0, max = 1e9)
        double weight,

        @Meaning("L1: the teacher's block, between two transformations, on the student's input to that block")
        Term l1,

        @Meaning("L2: the student's block, between two transformations, on the teacher's input to that block")
        Term l2,

        @Meaning("L3: what both networks make of x up to the end of each block")
        Term l3,

        @Meaning(
                "mean: over real steps and depth; sum: over both, as the paper writes it; then the mean over the batch;"
                        + " by preset")
        Optional<Reduction> reduction,

        @Meaning("what squared errors are measured in: none, teacher-variance (of the teacher's block over the training"
                + " split) or target-variance (of the target in the batch); by preset")
        Optional<Normalise> normalise,

        @Meaning("what L does not move: none, inputs (what lies below a foreign input), targets (a student's target);"
                + " by preset")
        Optional<StopGradient> stopGradient,

        @Meaning("how time is resized: linear (half-pixel centres), area (each new step averages what it covers) or"
                + " area-down (area where time is known to shrink, else linear); by preset")
        Optional<TimeResize> resize,

        @Meaning("steps that h makes of one before it resizes, each with columns of W of its own; 0: as many as the"
                + " other network has for one of these, 1 where lengths vary; by preset")
        @Range(min = 0, max = 4096)
        Optional<Integer> expand,

        @Meaning("joint: task + weight * L in one phase; match-then-train: L first, then the task loss alone")
        Schedule schedule,

        @Meaning("share of the epochs that match-then-train spends on matching") @Range(min = 0.01, max = 0.99)
        double matchShare) {
    public BbmConfig {
        if (!l1.enabled() && !l2.enabled() && !l3.enabled()) {
            throw new IllegalArgumentException(
                    "l1, l2 and l3 are all disabled, which leaves nothing to match; for the task loss alone use plain");
        }
    }

    /** Where the options that are left out come from. */
    public enum Preset {
        /** Errors in units of the teacher, transformations that can follow it. */
        NONE,
        /** Equations 1 to 4 as they stand: sums of squares in the features' own units, h(z) = I(z) W, no gradient cut. */
        PAPER
    }

    /** One of the three terms. */
    public record Term(
            @Meaning("whether the term is part of L") boolean enabled,

            @Meaning("weight of the term within L") @Range(min = 0, max = 1e9)
            double weight) {}

    /** How squared errors [batch, time, depth] become one number. */
    public enum Reduction {
        /** Per sequence the mean over real steps and depth, then the mean over the batch. */
        MEAN,
        /** Per sequence the sum over real steps and depth, then the mean over the batch. */
        SUM
    }

    /** What squared errors are measured in. A variance is around each channel's mean, averaged over depth. */
    public enum Normalise {
        /** The features' own squared units. */
        NONE,
        /**
         * The variance of the teacher's features after the same segment over the real steps of the training split,
         * measured once before the first step. Errors of L2 and L3 are divided by it; transformations read the teacher's
         * features, and write them, in units of its root, so that L1 is in the student's units whatever the scale of the
         * teacher. Every segment then weighs the same, and nothing that is trained moves the scale. Under {@link
         * Reduction#MEAN} an L2 or L3 of 1 is as good as the target's mean.
         */
        TEACHER_VARIANCE,
        /** The variance of the target over the batch's real steps; no gradient flows through it. */
        TARGET_VARIANCE
    }

    /** Which gradients of L are cut. The transformations h learn under every choice. */
    public enum StopGradient {
        /** None. */
        NONE,
        /**
         * z^f_{n-1} where it enters the teacher's block n (in L1, before h_{n-1}): L1_n moves f_n and the two h, and
         * reaches the blocks below n only through its target f_n(z^f_{n-1}). The inputs of L2 come from the teacher,
         * and those of L3 are nobody's foreign input: both are as under {@link #NONE}.
         */
        INPUTS,
        /**
         * f_n(z^f_{n-1}) where it is the target, in L1: L1_n moves the two h, and through g_n and h_{n-1} the blocks
         * below n, never f_n. The targets of L2 and L3 are the teacher's, which nothing moves under any choice.
         */
        TARGETS
    }

    /** When matching takes place. */
    public enum Schedule {
        /** One phase on task + weight * L. */
        JOINT,
        /** A first phase, {@code match}, on L; a second, {@code train}, on the task loss. */
        MATCH_THEN_TRAIN
    }

    /** The options with nothing left open; {@code expand} as {@link BbmConfig#expand}. */
    public record Resolved(
            double weight,
            Term l1,
            Term l2,
            Term l3,
            Reduction reduction,
            Normalise normalise,
            StopGradient stopGradient,
            TimeResize resize,
            int expand,
            Schedule schedule,
            double matchShare) {}

    /** This configuration over its preset. */
    public Resolved resolved() {
        boolean paper = preset == Preset.PAPER;
        return new Resolved(
                weight,
                l1,
                l2,
                l3,
                reduction.orElse(paper ? Reduction.SUM : Reduction.MEAN),
                normalise.orElse(paper ? Normalise.NONE : Normalise.TEACHER_VARIANCE),
                stopGradient.orElse(paper ? StopGradient.NONE : StopGradient.TARGETS),
                resize.orElse(paper ? TimeResize.LINEAR : TimeResize.AREA_DOWN),
                expand.orElse(paper ? 1 : 0),
                schedule,
                matchShare);
    }
}
