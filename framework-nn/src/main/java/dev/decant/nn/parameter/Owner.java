package dev.decant.nn.parameter;

import dev.decant.api.network.ParameterGroup;
import java.util.Optional;

/**
 * Whose a variable is.
 *
 * @param prefix the first part of its name in the graph and in checkpoints
 * @param blocks who trains its parameters, except those of readouts; empty where nothing does
 * @param readouts who trains the parameters of its readouts; empty where nothing does
 */
public record Owner(String prefix, Optional<ParameterGroup> blocks, Optional<ParameterGroup> readouts) {
    /** The frozen network that a student learns from. */
    public static final Owner TEACHER = new Owner("teacher", Optional.empty(), Optional.empty());

    /** The network that is trained. */
    public static final Owner STUDENT = new Owner(
            "model", Optional.of(ParameterGroup.STUDENT_BLOCKS), Optional.of(ParameterGroup.STUDENT_READOUTS));

    /** The strategy, such as the layers between the two networks' depths. */
    public static final Owner STRATEGY =
            new Owner("strategy", Optional.of(ParameterGroup.STRATEGY), Optional.of(ParameterGroup.STRATEGY));
}
