package dev.decant.api.strategy;

import dev.decant.api.network.ParameterGroup;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A part of the training with a loss of its own; optimiser and schedule start anew with each phase.
 *
 * @param name for logs, such as {@code match}; not blank
 * @param shareOfEpochs the part of the run's epochs in (0, 1]; the shares of all phases sum to 1
 * @param loss a scalar
 * @param terms scalars that are logged under their own names, in this order; may be empty
 * @param trains whose parameters the loss trains; at least one group
 * @since 0.1
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record Phase(
        String name,
        double shareOfEpochs,
        Operand<TFloat32> loss,
        Map<String, Operand<TFloat32>> terms,
        Set<ParameterGroup> trains) {
    /** The name of the one phase of ordinary training. */
    public static final String TRAIN = "train";

    /** @throws IllegalArgumentException if a component is not what it should be */
    public Phase {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a phase needs a name");
        }
        if (!(shareOfEpochs > 0 && shareOfEpochs <= 1)) {
            throw new IllegalArgumentException(
                    "the phase " + name + " takes a share of the epochs in (0, 1], got " + shareOfEpochs);
        }
        if (trains.isEmpty()) {
            throw new IllegalArgumentException("the phase " + name + " trains nothing");
        }
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
        trains = Collections.unmodifiableSet(EnumSet.copyOf(trains));
        requireScalar(name, "loss", loss);
        for (Map.Entry<String, Operand<TFloat32>> term : terms.entrySet()) {
            requireScalar(name, "term " + term.getKey(), term.getValue());
        }
    }

    /** The whole training in one phase, which trains the student and what the strategy adds. */
    public static Phase training(Operand<TFloat32> loss, Map<String, Operand<TFloat32>> terms) {
        return new Phase(
                TRAIN,
                1,
                loss,
                terms,
                EnumSet.of(ParameterGroup.STUDENT_BLOCKS, ParameterGroup.STUDENT_READOUTS, ParameterGroup.STRATEGY));
    }

    /**
     * The whole training on (1 - alpha) task + alpha distillation, both logged under these names.
     *
     * @param alpha in [0, 1]
     * @param task a scalar
     * @param distillation a scalar
     */
    public static Phase distilling(Ops tf, double alpha, Operand<TFloat32> task, Operand<TFloat32> distillation) {
        Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
        terms.put("task", task);
        terms.put("distillation", distillation);
        return training(
                tf.math.add(
                        tf.math.mul(tf.constant((float) (1 - alpha)), task),
                        tf.math.mul(tf.constant((float) alpha), distillation)),
                terms);
    }

    /** As far as the graph knows the shape. */
    private static void requireScalar(String phase, String what, Operand<TFloat32> value) {
        if (value.shape().numDimensions() > 0) {
            throw new IllegalArgumentException(
                    "the " + what + " of the phase " + phase + " must be a scalar, got the shape " + value.shape());
        }
    }
}
