package dev.decant.runtime.config;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;

/** AdamW (Loshchilov and Hutter 2019): Adam with decoupled weight decay. */
public record OptimizerConfig(
        @Meaning("the optimiser") Type type,

        @Meaning("peak learning rate") @Range(min = 1e-9, max = 10)
        double learningRate,

        @Meaning("decoupled weight decay, applied to parameters of two or more dimensions") @Range(min = 0, max = 10)
        double weightDecay,

        @Meaning("decay of the first moment") @Range(min = 0, max = 0.9999999)
        double beta1,

        @Meaning("decay of the second moment") @Range(min = 0, max = 0.9999999)
        double beta2,

        @Meaning("added to the root of the second moment") @Range(min = 1e-16, max = 1)
        double epsilon) {
    /** The known optimisers. */
    public enum Type {
        ADAMW
    }
}
