package dev.decant.plugin.transformer;

import dev.decant.nn.initializer.Initializers;
import dev.decant.nn.initializer.KernelInitialization;
import dev.decant.plugin.transformer.TransformerConfig.Init;

/**
 * What attention, feed-forward layers and heads start from. With inputs of variance 1 a normal of deviation 0.02, cut
 * at two deviations, puts out a variance of 0.00031 for each of them: 0.24 at a depth of 768, 0.03 at 96, where queries and
 * keys then hardly differ, every map is near uniform, and a block adds next to nothing to its input.
 */
final class KernelStart {
    /** Of positions and tokens too (timm), whatever the depth. */
    static final double VIT_DEVIATION = 0.02;

    private KernelStart() {}

    static KernelInitialization of(Init init) {
        return init == Init.VIT
                ? (fanIn, fanOut) -> Initializers.truncatedNormal(VIT_DEVIATION)
                : Initializers::glorotUniform;
    }
}
