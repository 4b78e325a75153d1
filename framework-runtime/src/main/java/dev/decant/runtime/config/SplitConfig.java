package dev.decant.runtime.config;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;

/** How records are divided. */
public record SplitConfig(
        @Meaning("share of the records (of the groups, where the source knows them) that networks train on")
        @Range(min = 0.01, max = 0.98)
        double training,

        @Meaning("share that chooses checkpoints and thresholds") @Range(min = 0.01, max = 0.98)
        double validation,

        @Meaning("share that is read once, at the end") @Range(min = 0.01, max = 0.98)
        double test,

        @Meaning(
                "share of the training records (groups) whose labels are known to training. A strategy with a teacher trains on all of"
                        + " them, its task loss on these alone; a network without a teacher trains on these alone. They are those that"
                        + " lie first by the hash: with training = 0.6 and labelled = 0.1 the records of training = 0.06")
        @Range(min = 0.0001, max = 1)
        double labelled,

        @Meaning("varies the hash that divides; the default stays comparable with other runs")
        long salt) {
    /** How the parts are divided, whatever is labelled in them. */
    public record Parts(double training, double validation, double test, long salt) {}

    /** How the parts are divided, whatever is labelled in them. */
    public Parts parts() {
        return new Parts(training, validation, test, salt);
    }

    public SplitConfig {
        if (Math.abs(training + validation + test - 1) > 1e-9) {
            throw new IllegalArgumentException(
                    "training, validation and test must sum to 1, got " + (training + validation + test));
        }
    }
}
