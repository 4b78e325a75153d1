package dev.decant.plugin.resnet1d;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import java.util.List;

/** Width, depth, kernel and strides; the defaults are those of Hannun et al. 2019. */
public record ResNet1dConfig(
        @Meaning("residual blocks of two convolutions") @Range(min = 1, max = 256)
        int blocks,

        @Meaning("filters of the stem and of the first blocks") @Range(min = 1, max = 4096)
        int filters,

        @Meaning("blocks after which the filters double: block i has filters * 2^floor(i / widen-every)")
        @Range(min = 1, max = 256)
        int widenEvery,

        @Meaning("kernel size of every convolution, in steps") @Range(min = 1, max = 1024)
        int kernel,

        @Meaning("stride of the stem's convolution") @Range(min = 1, max = 64)
        int stemStride,

        @Meaning("strides of the blocks' first convolutions, repeated until every block has one")
        @Range(min = 1, max = 64)
        List<Integer> strides,

        @Meaning("dropout before the second convolution of a block") @Range(min = 0, max = 0.99)
        double dropout,

        @Meaning("share that the moving statistics keep of themselves in one step") @Range(min = 0, max = 0.99999)
        double batchNormMomentum,

        @Meaning("added to the variance in batch normalisation") @Range(min = 1e-12, max = 1)
        double batchNormEpsilon) {
    public ResNet1dConfig {
        strides = List.copyOf(strides);
        if (strides.isEmpty()) {
            throw new IllegalArgumentException("strides needs at least one number");
        }
    }

    int stride(int block) {
        return strides.get(block % strides.size());
    }

    int filters(int block) {
        return filters << (block / widenEvery);
    }
}
