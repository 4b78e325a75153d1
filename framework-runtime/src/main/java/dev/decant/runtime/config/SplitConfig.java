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

        @Meaning("varies the hash that divides; the default stays comparable with other runs")
        long salt) {
    public SplitConfig {
        if (Math.abs(training + validation + test - 1) > 1e-9) {
            throw new IllegalArgumentException(
                    "training, validation and test must sum to 1, got " + (training + validation + test));
        }
    }
}
