package dev.decant.plugin.resnet1d;

import dev.decant.api.network.Features;
import dev.decant.api.network.Pass;
import dev.decant.api.network.Readout;
import dev.decant.nn.layer.Dense;
import dev.decant.nn.layer.Pooling;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The mean over real steps, then a dense layer. */
record GlobalAverageReadout(Dense dense) implements Readout {
    @Override
    public Operand<TFloat32> logits(Pass pass, Features last) {
        return dense.apply(pass.tf(), Pooling.maskedMean(pass.tf(), last));
    }
}
