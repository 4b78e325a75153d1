package dev.decant.plugin.lstm;

import dev.decant.api.network.Block;
import dev.decant.api.network.Features;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.Pass;
import dev.decant.nn.layer.Dropout;
import dev.decant.nn.recurrent.Lstm;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * x + lstm(dropout(x)); the first layer, which changes the depth, is lstm(x). Padding, which stands at the end, is put out as zeros.
 *
 * @param first whether this is the layer that sees the input
 */
record LstmLayer(String name, boolean first, Lstm lstm, Dropout dropout) implements Block {
    static LstmLayer create(ParameterScope scope, int index, int depth, LstmConfig config) {
        String name = "block" + index;
        return new LstmLayer(
                name,
                index == 0,
                new Lstm(scope.child(name), depth, config.units()),
                new Dropout(index == 0 ? 0 : config.dropout()));
    }

    @Override
    public Features apply(Pass pass, Features in) {
        Ops tf = pass.tf();
        Operand<TFloat32> x = in.sequence();
        Operand<TFloat32> hidden = lstm.apply(tf, dropout.apply(pass, name + "/dropout", x));
        Operand<TFloat32> out = first ? hidden : tf.math.add(x, hidden);
        return in.withSequence(tf.math.mul(out, tf.expandDims(in.mask(), tf.constant(2))));
    }
}
