package dev.decant.nn.layer;

import dev.decant.api.network.Readout;
import java.util.List;
import org.tensorflow.op.core.Squeeze;

/** Readouts that are one dense layer. */
public final class DenseReadout {
    private DenseReadout() {}

    /** Of the mean over real steps: [batch, time, depth] to [batch, units]. */
    public static Readout pooled(Dense dense) {
        return (pass, last) -> dense.apply(pass.tf(), Pooling.maskedMean(pass.tf(), last));
    }

    /** Of each step, with one unit: [batch, time, depth] to [batch, time]. */
    public static Readout perStep(Dense dense) {
        return (pass, last) -> pass.tf().squeeze(dense.apply(pass.tf(), last.sequence()), Squeeze.axis(List.of(2L)));
    }
}
