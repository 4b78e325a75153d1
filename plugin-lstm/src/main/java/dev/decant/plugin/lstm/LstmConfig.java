package dev.decant.plugin.lstm;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;

/** The size of the network. */
public record LstmConfig(
        @Meaning("LSTM layers; each is a block") @Range(min = 1, max = 64)
        int layers,

        @Meaning("units of a layer, which is the depth of its features") @Range(min = 1, max = 65536)
        int units,

        @Meaning("dropout between layers") @Range(min = 0, max = 0.99)
        double dropout) {}
