package dev.decant.nn.recurrent;

import java.util.List;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Operand;
import org.tensorflow.OperationBuilder;
import org.tensorflow.Output;
import org.tensorflow.Signature;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.StridedSlice;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.NameAttrList;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The steps of an LSTM backwards, a loop over what has to be done one step after the other. With ∂ for the gradient of
 * the loss, z_t = [x_t, h_{t−1}]·W + b for the gates, R for the rows of W that read h, and d for derivatives within a step:
 *
 * <pre>
 * ∂h_t = given_t + ∂z_{t+1}·Rᵀ
 * ∂c_t = ∂h_t · dh_t/dc_t + ∂c_{t+1} · f_{t+1}
 * ∂z_t = [∂c_t, ∂c_t, ∂c_t, ∂h_t] · [dc_t/dz^i_t, dc_t/dz^f_t, dc_t/dz^c_t, dh_t/dz^o_t]
 * </pre>
 *
 * <p>A gradient is built while TensorFlow holds the lock of the graph, which takes in no function then, nor says what shape a
 * tensor has. The functions of the loop are therefore attached before, and known by their names, which are the same in every
 * graph.
 */
record BackwardSteps(String condition, String body) {
    /** The operation; its wrapper in Java would attach the functions. */
    private static final String LOOP = "StatelessWhile";

    /** Makes the loop a part of the graph that the session runs: cheaper than to call functions. */
    private static final String LOWERED = "_lower_using_switch_merge";

    /**
     * What is known of all steps before the first is made.
     *
     * @param given the gradient at h from outside: [time, batch, units]
     * @param cellOfHidden dh_t/dc_t: [time, batch, units]
     * @param forget f: [time, batch, units]
     * @param gates the derivatives of ∂z_t side by side: [time, batch, 4 units]
     * @param transposed Rᵀ: [4 units, units]; in a product with R as it lies, every step would transpose it, in twice the time
     */
    record Known(
            Operand<TFloat32> given,
            Operand<TFloat32> cellOfHidden,
            Operand<TFloat32> forget,
            Operand<TFloat32> gates,
            Operand<TFloat32> transposed) {}

    /** The loop in this graph; asked again, nothing changes. */
    static BackwardSteps attachedTo(Ops tf) {
        try (ConcreteFunction condition = ConcreteFunction.create(Variables::condition);
                ConcreteFunction body = ConcreteFunction.create(Variables::body)) {
            tf.scope().env().attachFunction(condition);
            tf.scope().env().attachFunction(body);
            return new BackwardSteps(condition.getDefinedName(), body.getDefinedName());
        }
    }

    /** ∂z of all steps: [time, batch, 4 units]. */
    Operand<TFloat32> run(Ops tf, Known known) {
        Operand<TInt32> shape = tf.shape(known.gates());
        Operand<TInt32> time = tf.slice(shape, tf.array(0), tf.array(1));
        Operand<TInt32> none = tf.constant(0);
        List<Operand<?>> variables = List.of(
                tf.math.sub(time, tf.array(1)),
                time,
                tf.zerosLike(tf.gather(known.gates(), none, none)),
                tf.zerosLike(tf.gather(known.forget(), none, none)),
                tf.empty(shape, TFloat32.class),
                known.given(),
                known.cellOfHidden(),
                known.forget(),
                known.gates(),
                known.transposed());
        OperationBuilder loop = tf.scope().opBuilder(LOOP, LOOP);
        loop.addInputList(variables.stream().map(Operand::asOutput).toArray(Output<?>[]::new));
        loop.setAttr("cond", named(condition));
        loop.setAttr("body", named(body));
        loop.setAttr(LOWERED, true);
        return loop.build().output(Variables.ALL_GATES);
    }

    private static AttrValue named(String function) {
        return AttrValue.newBuilder()
                .setFunc(NameAttrList.newBuilder().setName(function))
                .build();
    }

    /**
     * What goes from one step to the next; {@link Known} only passes through.
     *
     * @param step t, a vector of one element
     * @param end t + 1, a vector of one element
     * @param gatesAfter ∂z_{t+1}: [batch, 4 units]
     * @param cellAfter ∂c_{t+1} · f_{t+1}: [batch, units]
     * @param allGates ∂z, filled in place from the last step on: [time, batch, 4 units]
     */
    private record Variables(
            Operand<TInt32> step,
            Operand<TInt32> end,
            Operand<TFloat32> gatesAfter,
            Operand<TFloat32> cellAfter,
            Operand<TFloat32> allGates,
            Known known) {
        static final int ALL_GATES = 4;

        static Variables of(Ops tf) {
            return new Variables(
                    tf.placeholder(TInt32.class),
                    tf.placeholder(TInt32.class),
                    floats(tf),
                    floats(tf),
                    floats(tf),
                    new Known(floats(tf), floats(tf), floats(tf), floats(tf), floats(tf)));
        }

        private static Placeholder<TFloat32> floats(Ops tf) {
            return tf.placeholder(TFloat32.class);
        }

        static Signature condition(Ops tf) {
            Variables in = of(tf);
            Operand<TBool> left = tf.math.greaterEqual(tf.reshape(in.step, tf.constant(new int[0])), tf.constant(0));
            return in.inputs("decant_lstm_backward_condition")
                    .output("left", left)
                    .build();
        }

        static Signature body(Ops tf) {
            Variables in = of(tf);
            Known known = in.known;
            Operand<TFloat32> hidden =
                    tf.math.add(in.now(tf, known.given), tf.linalg.matMul(in.gatesAfter, known.transposed));
            Operand<TFloat32> cell = tf.math.add(tf.math.mul(hidden, in.now(tf, known.cellOfHidden)), in.cellAfter);
            Operand<TFloat32> gates =
                    tf.math.mul(tf.concat(List.of(cell, cell, cell, hidden), tf.constant(1)), in.now(tf, known.gates));
            return in.inputs("decant_lstm_backward_body")
                    .output("next-step", tf.math.sub(in.step, tf.array(1)))
                    .output("next-end", tf.identity(in.step))
                    .output("next-gates", gates)
                    .output("next-cell", tf.math.mul(cell, in.now(tf, known.forget)))
                    .output("next-all", tf.inplaceUpdate(in.allGates, in.step, tf.expandDims(gates, tf.constant(0))))
                    .output("same-given", tf.identity(known.given))
                    .output("same-cell-of-hidden", tf.identity(known.cellOfHidden))
                    .output("same-forget", tf.identity(known.forget))
                    .output("same-gates", tf.identity(known.gates))
                    .output("same-transposed", tf.identity(known.transposed))
                    .build();
        }

        /** Of [time, batch, n] what belongs to the step: [batch, n]. */
        private Operand<TFloat32> now(Ops tf, Operand<TFloat32> all) {
            return tf.stridedSlice(all, step, end, tf.array(1), StridedSlice.shrinkAxisMask(1L));
        }

        private Signature.Builder inputs(String function) {
            return Signature.builder(function)
                    .methodName(function)
                    .input("step", step)
                    .input("end", end)
                    .input("gates-after", gatesAfter)
                    .input("cell-after", cellAfter)
                    .input("all-gates", allGates)
                    .input("given", known.given)
                    .input("cell-of-hidden", known.cellOfHidden)
                    .input("forget", known.forget)
                    .input("gates", known.gates)
                    .input("transposed", known.transposed);
        }
    }
}
