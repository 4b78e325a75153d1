package dev.decant.plugin.transformer;

import dev.decant.api.network.ParameterScope;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** From steps to tokens, before positions are added. */
interface Stem {
    /**
     * @param x [batch, time, channels]
     * @return [batch, time / patch, depth]
     */
    Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x);

    /** @param channels of the input */
    static Stem create(ParameterScope scope, int channels, TransformerConfig config) {
        return config.stem() == TransformerConfig.Stem.CONV
                ? new ConvStem(scope.child("stem"), channels, config)
                : new LinearStem(scope, channels, config);
    }
}
