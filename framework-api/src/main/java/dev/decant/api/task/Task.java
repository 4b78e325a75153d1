package dev.decant.api.task;

import java.util.List;
import org.apiguardian.api.API;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What is predicted. Loss, metrics, thresholds and strategies follow the task.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public sealed interface Task permits Task.MultiClass, Task.MultiLabel, Task.PerStepBinary {
    /** The names of the classes, in the order of the logits. */
    List<String> classes();

    /** The number of logits of one prediction. */
    default int outputs() {
        return classes().size();
    }

    /**
     * What the logits say: a softmax over the classes of a multi-class task, otherwise a sigmoid each.
     *
     * @param logits [batch, classes]; [batch, time] for a per-step task
     * @return probabilities of the same shape
     */
    default Operand<TFloat32> probabilities(Ops tf, Operand<TFloat32> logits) {
        return this instanceof MultiClass ? tf.nn.softmax(logits) : tf.math.sigmoid(logits);
    }

    /**
     * Exactly one of several classes for each record; targets are one-hot [batch, classes], probabilities a softmax. A set whose
     * records are of one class has that class alone: it can be predicted, and not trained on.
     */
    record MultiClass(List<String> classes) implements Task {
        public MultiClass {
            classes = List.copyOf(classes);
            if (classes.isEmpty()) {
                throw new IllegalArgumentException("a multi-class task needs at least one class");
            }
        }
    }

    /** Any number of labels for each record; targets are multi-hot [batch, classes], probabilities sigmoids. */
    record MultiLabel(List<String> classes) implements Task {
        public MultiLabel {
            classes = List.copyOf(classes);
            if (classes.isEmpty()) {
                throw new IllegalArgumentException("a multi-label task needs at least one class");
            }
        }
    }

    /** One binary label for each step; targets are [batch, time], probabilities sigmoids. */
    record PerStepBinary(String label) implements Task {
        @Override
        public List<String> classes() {
            return List.of(label);
        }
    }
}
