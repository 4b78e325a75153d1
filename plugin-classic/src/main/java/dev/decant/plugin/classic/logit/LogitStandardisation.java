package dev.decant.plugin.classic.logit;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.task.Task;
import dev.decant.plugin.classic.vector.Vectors;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Logit standardisation in knowledge distillation (Sun, Ren, Li, Wang, Cao; CVPR 2024): the student need have the order
 * of its teacher's logits, not their size. For the K logits z of a record, before they are divided by the temperature,
 *
 * <pre>Z(z) = (z - mean(z)) / sigma(z),   sigma(z)^2 = 1/K sum_k (z_k - mean(z))^2</pre>
 *
 * and 0 where all logits are alike. It is defined over classes of which one is true; of a label alone nothing but its
 * sign would be left.
 */
final class LogitStandardisation {
    /** What the options of this name mean, for their {@code @Meaning}. */
    static final String MEANING =
            "whether the logits of a record are standardised before they are divided by tau (Sun et al. 2024)";

    private LogitStandardisation() {}

    /**
     * @param asked whether the configuration asks for it
     * @param logits [batch, classes] if it is asked for, otherwise of any shape
     * @return Z(logits), or the logits as they are; of the same shape
     */
    static Operand<TFloat32> where(boolean asked, Ops tf, Operand<TFloat32> logits) {
        return asked ? of(tf, logits) : logits;
    }

    /**
     * @param logits [batch, classes]
     * @return of the same shape
     */
    static Operand<TFloat32> of(Ops tf, Operand<TFloat32> logits) {
        double classes = logits.shape().get(1);
        return tf.math.mul(
                Vectors.directions(tf, Vectors.centred(tf, logits, 1), 1), tf.constant((float) Math.sqrt(classes)));
    }

    /** @throws InvalidConfiguration if the task is not one of several classes */
    static void requireClasses(Task task) {
        if (!(task instanceof Task.MultiClass)) {
            throw new InvalidConfiguration("standardise = true needs a task of several classes of which one is true:"
                    + " it compares the logits of a record with each other");
        }
    }
}
