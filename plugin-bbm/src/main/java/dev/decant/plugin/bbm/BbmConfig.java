package dev.decant.plugin.bbm;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;

/** The options of the strategy {@code bbm}. */
public record BbmConfig(
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
                "mean: over real steps and depth; sum: over both, as the paper writes it; then the mean over the batch")
        Reduction reduction,

        @Meaning("none, or target-variance: squared errors as a part of the target's variance in the batch")
        Normalise normalise,

        @Meaning("what L does not move: none, inputs (what lies below a foreign input), targets (a student's target)")
        StopGradient stopGradient,

        @Meaning("how time is resized: linear (half-pixel centres) or area (each new step averages what it covers)")
        Resize resize,

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

    /** What squared errors are measured in. */
    public enum Normalise {
        /** The features' own squared units. */
        NONE,
        /**
         * The variance of the target over the batch's real steps, around each channel's mean, averaged over depth; no
         * gradient flows through it. Under {@link Reduction#MEAN} a term of 1 is then as good as the target's mean.
         */
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

    /** How the number of steps is changed. */
    public enum Resize {
        /** Linear interpolation between the two nearest steps, half-pixel centres. */
        LINEAR,
        /** The average over the span that a new step covers, partly covered steps in proportion. */
        AREA
    }

    /** When matching takes place. */
    public enum Schedule {
        /** One phase on task + weight * L. */
        JOINT,
        /** A first phase, {@code match}, on L; a second, {@code train}, on the task loss. */
        MATCH_THEN_TRAIN
    }
}
