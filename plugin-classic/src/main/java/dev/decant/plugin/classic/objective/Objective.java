package dev.decant.plugin.classic.objective;

import dev.decant.api.strategy.Phase;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** loss = task + sum of weight * term. Each term is logged as it is, without its weight. */
public final class Objective {
    private final Ops tf;
    private final Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
    private Operand<TFloat32> loss;

    /** @param task the loss on the labels, a scalar */
    public Objective(Ops tf, Operand<TFloat32> task) {
        this.tf = tf;
        this.loss = task;
        terms.put("task", task);
    }

    /**
     * Adds weight * term.
     *
     * @param name under which the term is logged
     * @param term a scalar
     */
    public Objective plus(double weight, String name, Operand<TFloat32> term) {
        terms.put(name, term);
        loss = tf.math.add(loss, tf.math.mul(tf.constant((float) weight), term));
        return this;
    }

    /** The whole training in one phase. */
    public Phase phase() {
        return Phase.training(loss, terms);
    }
}
