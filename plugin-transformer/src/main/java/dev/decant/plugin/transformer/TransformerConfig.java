package dev.decant.plugin.transformer;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;

/** The size and shape of the encoder. */
public record TransformerConfig(
        @Meaning("encoder blocks") @Range(min = 1, max = 256)
        int blocks,

        @Meaning("width of a token; a multiple of heads") @Range(min = 1, max = 65536)
        int depth,

        @Meaning("attention heads") @Range(min = 1, max = 1024)
        int heads,

        @Meaning("steps of one token; must divide the length of the input") @Range(min = 1, max = 100000)
        int patch,

        @Meaning("width of the feed-forward layer as a multiple of depth") @Range(min = 1, max = 64)
        int mlpRatio,

        @Meaning("dropout after embedding, attention weights, attention and feed-forward") @Range(min = 0, max = 0.99)
        double dropout,

        @Meaning("positions: learned (one length only) or sinusoidal (any length)")
        Positions positions,

        @Meaning("what a pooled readout looks at: the masked mean of the tokens, or a class token")
        Pooling pooling,

        @Meaning("whether a token attends only to itself and to earlier ones")
        boolean causal) {
    public TransformerConfig {
        if (depth % heads != 0) {
            throw new IllegalArgumentException("depth " + depth + " is not a multiple of heads " + heads);
        }
    }

    /** How tokens know their place. */
    public enum Positions {
        LEARNED,
        SINUSOIDAL
    }

    /** What a pooled readout looks at. */
    public enum Pooling {
        MEAN,
        CLASS_TOKEN
    }
}
