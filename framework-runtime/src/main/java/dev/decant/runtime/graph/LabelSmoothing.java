package dev.decant.runtime.graph;

import dev.decant.api.task.Task;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Label smoothing (Szegedy et al. 2016, section 7): of K classes (1 − ε)·y + ε/K; of each label by itself, which is a class
 * of two, (1 − ε)·y + ε/2.
 *
 * @param task what is predicted
 * @param epsilon ε, in [0, 1); 0 leaves targets as they are
 */
record LabelSmoothing(Task task, double epsilon) {
    /** @param targets of any shape, those of several classes one-hot */
    Operand<TFloat32> of(Ops tf, Operand<TFloat32> targets) {
        if (epsilon == 0) {
            return targets;
        }
        int alternatives = task instanceof Task.MultiClass ? task.outputs() : 2;
        return tf.math.add(tf.math.mul(targets, tf.constant((float) (1 - epsilon))), tf.constant((float)
                (epsilon / alternatives)));
    }
}
