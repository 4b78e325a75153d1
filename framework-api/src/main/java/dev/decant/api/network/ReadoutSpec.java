package dev.decant.api.network;

/**
 * A readout that a strategy needs.
 *
 * @param name the name that the strategy asks for, such as {@code class} or {@code distillation}
 * @param form where the readout looks
 */
public record ReadoutSpec(String name, Form form) {
    /** The name of the readout that every network offers. */
    public static final String CLASS = "class";

    /** Where a readout looks. */
    public enum Form {
        /** The whole sequence at once, in the way that the network is configured to pool. */
        POOLED,
        /** An extra token of its own. */
        TOKEN,
        /** Each step. */
        PER_STEP
    }
}
