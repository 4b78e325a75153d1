package dev.decant.runtime.graph;

import dev.decant.api.network.Block;
import dev.decant.api.network.Features;
import dev.decant.api.network.Mode;
import dev.decant.api.network.Network;
import dev.decant.api.network.Pass;
import dev.decant.api.network.Probes;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.nn.parameter.StepRandomness;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * From the input to the strategy's probabilities, in inference mode.
 *
 * @param probabilities [batch, classes]; [batch, time] for a per-step task
 * @param logits what they are made of, by the name of the readout, each of the same shape
 */
record Prediction(Operand<TFloat32> probabilities, Map<String, Operand<TFloat32>> logits) {
    static Prediction build(Ops tf, GraphSpec spec, BatchInputs inputs, Network student) {
        Pass pass = new Pass(
                tf, Mode.INFERENCE, new StepRandomness(spec.train().seed(), "predict", inputs.step()), Probes.none());
        Features features = inputs.features();
        for (Block block : student.blocks()) {
            features = block.apply(pass, features);
        }
        Map<String, Operand<TFloat32>> logits = new LinkedHashMap<>();
        for (ReadoutSpec readout : spec.readouts()) {
            logits.put(readout.name(), student.readout(readout.name()).logits(pass, features));
        }
        return new Prediction(
                spec.strategy()
                        .extension()
                        .predict(tf, spec.task(), logits, spec.strategy().config()),
                logits);
    }
}
