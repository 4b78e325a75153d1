package dev.decant.api.strategy;

import dev.decant.api.network.Features;
import dev.decant.api.network.Network;
import dev.decant.api.network.Pass;
import dev.decant.api.network.ReadoutSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What a network makes of the batch in one pass.
 *
 * @param features z_0 = x, and z_n = what the n-th segment makes of z_{n-1}
 * @param readouts from the name of a readout to its logits of z_N
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ForwardPass(List<Features> features, Function<String, Operand<TFloat32>> readouts) {
    /** @throws IllegalArgumentException without features */
    public ForwardPass {
        features = List.copyOf(features);
        if (features.isEmpty()) {
            throw new IllegalArgumentException("a forward pass has at least its input");
        }
    }

    /** Applies the segments, which together are the network's blocks, in order. */
    public static ForwardPass of(Network network, List<Segment> segments, Pass pass, Features input) {
        List<Features> features = new ArrayList<>();
        features.add(input);
        for (Segment segment : segments) {
            features.add(segment.apply(pass, features.get(features.size() - 1)));
        }
        return of(network, pass, features);
    }

    /** Of features that were computed already, all in that pass. */
    public static ForwardPass of(Network network, Pass pass, List<Features> features) {
        Features last = features.get(features.size() - 1);
        return new ForwardPass(features, name -> network.readout(name).logits(pass, last));
    }

    /**
     * z_n: [batch, time_n, depth_n].
     *
     * @param n from 0, the input, to the number of segments
     * @throws IndexOutOfBoundsException for another n
     */
    public Features after(int n) {
        return features.get(n);
    }

    /** z_N, which the readouts look at. */
    public Features last() {
        return features.get(features.size() - 1);
    }

    /** The logits of the readout {@code class}: [batch, classes]; [batch, time] for a per-step task. */
    public Operand<TFloat32> logits() {
        return logits(ReadoutSpec.CLASS);
    }

    /**
     * Adds the operations of a readout; each call adds them anew.
     *
     * @return [batch, classes]; [batch, time] for a per-step task
     * @throws IllegalArgumentException if the network was not asked for this readout
     */
    public Operand<TFloat32> logits(String readout) {
        return readouts.apply(readout);
    }

    /** The same values, through which no gradient flows. */
    public ForwardPass stopped(Ops tf) {
        return new ForwardPass(
                features.stream().map(each -> each.stopped(tf)).toList(),
                name -> tf.stopGradient(readouts.apply(name)));
    }
}
