package dev.decant.api.network;

import dev.decant.api.plugin.Extension;
import dev.decant.api.task.Task;
import java.util.List;

/** Builds a network; the same provider may serve as teacher and as student. */
public interface NetworkProvider<C extends Record> extends Extension<C> {
    /**
     * Creates the parameters.
     *
     * @throws dev.decant.api.config.InvalidConfiguration if the network cannot take this input or offer a readout
     */
    Network build(ParameterScope scope, InputSpec input, Task task, List<ReadoutSpec> readouts, C config);
}
