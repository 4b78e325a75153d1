package dev.decant.runtime.graph;

import dev.decant.api.network.ParameterGroup;
import java.util.Optional;

/** Whose a variable is; the first part of its name in the graph and in checkpoints. */
enum Owner {
    TEACHER("teacher", Optional.empty(), Optional.empty()),
    STUDENT("model", Optional.of(ParameterGroup.STUDENT_BLOCKS), Optional.of(ParameterGroup.STUDENT_READOUTS)),
    STRATEGY("strategy", Optional.of(ParameterGroup.STRATEGY), Optional.of(ParameterGroup.STRATEGY));

    private final String prefix;
    private final Optional<ParameterGroup> blocks;
    private final Optional<ParameterGroup> readouts;

    Owner(String prefix, Optional<ParameterGroup> blocks, Optional<ParameterGroup> readouts) {
        this.prefix = prefix;
        this.blocks = blocks;
        this.readouts = readouts;
    }

    String prefix() {
        return prefix;
    }

    Optional<ParameterGroup> blocks() {
        return blocks;
    }

    Optional<ParameterGroup> readouts() {
        return readouts;
    }
}
