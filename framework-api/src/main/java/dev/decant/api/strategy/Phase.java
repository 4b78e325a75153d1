package dev.decant.api.strategy;

import dev.decant.api.network.ParameterGroup;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A part of the training with a loss of its own; optimiser and schedule start anew with each phase.
 *
 * @param name for logs, such as {@code match}
 * @param shareOfEpochs the part of the run's epochs in (0, 1]; the shares of all phases sum to 1
 * @param loss a scalar
 * @param terms scalars that are logged under their own names
 * @param trains whose parameters the loss trains
 */
public record Phase(
        String name,
        double shareOfEpochs,
        Operand<TFloat32> loss,
        Map<String, Operand<TFloat32>> terms,
        Set<ParameterGroup> trains) {}
