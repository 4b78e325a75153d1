package dev.decant.runtime.config;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;

/** How much of each set is looked into when networks are analysed. */
public record AnalysisConfig(
        @Meaning("records that are looked into at most, drawn by their identifiers") @Range(min = 4, max = 1000000)
        int records,

        @Meaning("records in one minibatch, over which similarity is averaged and which intervals draw")
        @Range(min = 4, max = 65536)
        int batchSize,

        @Meaning("of sequences of any length, how many last steps the attention maps show") @Range(min = 2, max = 10000)
        int window) {}
