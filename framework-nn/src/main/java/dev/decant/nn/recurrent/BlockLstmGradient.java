package dev.decant.nn.recurrent;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.CustomGradient;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.math.SigmoidGrad;
import org.tensorflow.op.math.TanhGrad;
import org.tensorflow.op.nn.BlockLSTM;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The gradient of the fused operation {@code BlockLSTMV2} where nothing but its h is used and no peephole. Only
 * {@link BackwardSteps} goes step by step; the gradients of x, W and b are one product or sum over all steps each, and an
 * operation of their own, which does not run where nobody asks for it. {@code BlockLSTMGradV2} computes W's in every step.
 *
 * @param steps of any graph: their names are the same in all
 */
@SuppressWarnings("rawtypes") // the class of an operation's inputs has no type argument
record BlockLstmGradient(BackwardSteps steps) implements CustomGradient<BlockLSTM.Inputs> {
    /** Where h stands among the outputs i, cs, f, o, ci, co, h. */
    private static final int HIDDEN = 6;

    @Override
    @SuppressWarnings("unchecked") // all its numbers are float32 here
    public List<Operand<?>> call(Ops tf, BlockLSTM.Inputs untyped, List<Output<?>> gradients) {
        BlockLSTM.Inputs<TFloat32> in = untyped;
        BlockLSTM<TFloat32> forward = in.getOutputs();
        Operand<TInt32> depth = tf.slice(tf.shape(in.x), tf.array(2), tf.array(1));
        Operand<TFloat32> kernel =
                tf.slice(in.w, tf.array(0, 0), tf.concat(List.of(depth, tf.array(-1)), tf.constant(0)));
        Operand<TFloat32> recurrent =
                tf.slice(in.w, tf.concat(List.of(depth, tf.array(0)), tf.constant(0)), tf.array(-1, -1));
        Operand<TFloat32> cellsBefore = before(tf, in.csPrev, forward.cs());
        Operand<TFloat32> gates = steps.run(
                tf,
                new BackwardSteps.Known(
                        (Operand<TFloat32>) gradients.get(HIDDEN),
                        TanhGrad.create(tf.scope(), forward.co(), forward.o()),
                        forward.f(),
                        tf.concat(
                                List.of(
                                        SigmoidGrad.create(tf.scope(), forward.i(), forward.ci()),
                                        SigmoidGrad.create(tf.scope(), forward.f(), cellsBefore),
                                        TanhGrad.create(tf.scope(), forward.ci(), forward.i()),
                                        SigmoidGrad.create(tf.scope(), forward.o(), forward.co())),
                                tf.constant(2)),
                        tf.linalg.transpose(recurrent, tf.array(1, 0))));
        Operand<TFloat32> flat = rows(tf, gates, in.w, 1); // [time batch, 4 units]
        Operand<TFloat32> read = rows( // [time batch, depth + units]
                tf, tf.concat(List.of(in.x, before(tf, in.hPrev, forward.h())), tf.constant(2)), in.w, 0);
        return List.of(
                tf.constant(0L), // the number of steps
                tf.reshape(tf.linalg.matMul(flat, kernel, MatMul.transposeB(true)), tf.shape(in.x)),
                tf.zerosLike(in.csPrev),
                tf.zerosLike(in.hPrev),
                tf.linalg.matMul(read, flat, MatMul.transposeA(true)),
                tf.zerosLike(in.wci),
                tf.zerosLike(in.wcf),
                tf.zerosLike(in.wco),
                tf.nn.biasAddGrad(flat));
    }

    /** [time, batch, n] as [time batch, n], with n as the size of W along that axis. */
    private static Operand<TFloat32> rows(Ops tf, Operand<TFloat32> x, Operand<TFloat32> w, int axis) {
        Operand<TInt32> size = tf.slice(tf.shape(w), tf.array(axis), tf.array(1));
        return tf.reshape(x, tf.concat(List.of(tf.array(-1), size), tf.constant(0)));
    }

    /** What each step finds: the states of the step before it. */
    private static Operand<TFloat32> before(Ops tf, Operand<TFloat32> first, Operand<TFloat32> states) {
        Operand<TInt32> steps = tf.math.sub(tf.shape(states), tf.array(1, 0, 0));
        return tf.concat(
                List.of(tf.expandDims(first, tf.constant(0)), tf.slice(states, tf.array(0, 0, 0), steps)),
                tf.constant(0));
    }
}
