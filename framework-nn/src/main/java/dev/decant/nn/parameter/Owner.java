package dev.decant.nn.parameter;

import dev.decant.api.network.ParameterGroup;
import java.util.Optional;

/** Whose a variable is. A run has three owners; a test may have others. Each is equal to itself alone. */
public final class Owner {
    /** The frozen network that a student learns from. */
    public static final Owner TEACHER = new Owner("teacher", Optional.empty(), Optional.empty());

    /** The network that is trained. */
    public static final Owner STUDENT = new Owner(
            "model", Optional.of(ParameterGroup.STUDENT_BLOCKS), Optional.of(ParameterGroup.STUDENT_READOUTS));

    /** The strategy, such as the layers between the two networks' depths. */
    public static final Owner STRATEGY =
            new Owner("strategy", Optional.of(ParameterGroup.STRATEGY), Optional.of(ParameterGroup.STRATEGY));

    private final String prefix;
    private final Optional<ParameterGroup> blocks;
    private final Optional<ParameterGroup> readouts;

    /**
     * @param prefix the first part of the names of its variables, in the graph and in checkpoints
     * @param blocks who trains its parameters, except those of readouts; empty where nothing does
     * @param readouts who trains the parameters of its readouts; empty where nothing does
     */
    public Owner(String prefix, Optional<ParameterGroup> blocks, Optional<ParameterGroup> readouts) {
        this.prefix = prefix;
        this.blocks = blocks;
        this.readouts = readouts;
    }

    /** The first part of the names of its variables, in the graph and in checkpoints. */
    public String prefix() {
        return prefix;
    }

    /** Who trains its parameters, except those of readouts; empty where nothing does. */
    public Optional<ParameterGroup> blocks() {
        return blocks;
    }

    /** Who trains the parameters of its readouts; empty where nothing does. */
    public Optional<ParameterGroup> readouts() {
        return readouts;
    }

    @Override
    public String toString() {
        return prefix;
    }
}
