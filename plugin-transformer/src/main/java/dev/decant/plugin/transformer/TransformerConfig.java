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

        @Meaning(
                "what a kernel starts from: scaled (to its inputs and outputs) or vit (deviation 0.02, made for depth 768)")
        Init init,

        @Meaning("how a patch becomes a token: linear, or conv (a stack of convolutions, Xiao et al. 2021)")
        Stem stem,

        @Meaning("whether a token attends only to itself and to earlier ones")
        boolean causal) {
    public TransformerConfig {
        if (stem == Stem.CONV && patch == 1) {
            throw new IllegalArgumentException("stem = conv needs a patch of several steps, got patch = 1");
        }
        if (stem == Stem.CONV && causal) {
            throw new IllegalArgumentException(
                    "stem = conv looks into the next patch, which causal = true forbids; use stem = linear");
        }
        if (depth % heads != 0) {
            throw new IllegalArgumentException("depth " + depth + " is not a multiple of heads " + heads);
        }
    }

    /** How kernels start. */
    public enum Init {
        /** Glorot and Bengio 2010, uniform in ±sqrt(6 / (inputs + outputs)): attention and branches matter at any depth. */
        SCALED,
        /** A normal of deviation 0.02, cut at two deviations, as timm's vision Transformers have it for a depth of 768. */
        VIT
    }

    /** How a patch becomes a token. */
    public enum Stem {
        /** One projection of the patch (Dosovitskiy et al. 2021). */
        LINEAR,
        /** Convolutions whose strides multiply to the patch (Xiao et al. 2021). */
        CONV
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
