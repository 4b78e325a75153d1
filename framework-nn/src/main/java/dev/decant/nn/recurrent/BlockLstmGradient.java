package dev.decant.nn.recurrent;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.CustomGradient;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.BlockLSTM;
import org.tensorflow.op.nn.BlockLSTMGrad;
import org.tensorflow.types.TFloat32;

/** The gradient of the fused operation {@code BlockLSTMV2} by its fused counterpart {@code BlockLSTMGradV2}. */
@SuppressWarnings("rawtypes") // the class of an operation's inputs has no type argument
final class BlockLstmGradient implements CustomGradient<BlockLSTM.Inputs> {
    /** Outputs of the operation: i, cs, f, o, ci, co, h. */
    private static final int CELL_STATES = 1;

    private static final int HIDDEN_STATES = 6;

    @Override
    @SuppressWarnings("unchecked") // all its numbers are float32 here
    public List<Operand<?>> call(Ops tf, BlockLSTM.Inputs untyped, List<Output<?>> gradients) {
        BlockLSTM.Inputs<TFloat32> in = untyped;
        BlockLSTM<TFloat32> forward = in.getOutputs();
        BlockLSTMGrad<TFloat32> backward = tf.nn.blockLSTMGrad(
                in.seqLenMax,
                in.x,
                in.csPrev,
                in.hPrev,
                in.w,
                in.wci,
                in.wcf,
                in.wco,
                in.b,
                forward.i(),
                forward.cs(),
                forward.f(),
                forward.o(),
                forward.ci(),
                forward.co(),
                forward.h(),
                (Operand<TFloat32>) gradients.get(CELL_STATES),
                (Operand<TFloat32>) gradients.get(HIDDEN_STATES),
                in.usePeephole);
        return List.of(
                tf.constant(0L), // the number of steps
                backward.xGrad(),
                backward.csPrevGrad(),
                backward.hPrevGrad(),
                backward.wGrad(),
                backward.wciGrad(),
                backward.wcfGrad(),
                backward.wcoGrad(),
                backward.bGrad());
    }
}
