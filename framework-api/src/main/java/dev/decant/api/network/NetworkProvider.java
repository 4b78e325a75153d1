package dev.decant.api.network;

import dev.decant.api.extension.Extension;
import dev.decant.api.task.Task;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Builds a network; the same provider may serve as teacher and as student.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public interface NetworkProvider<C extends Record> extends Extension<C> {
    /**
     * Creates the parameters.
     *
     * @param scope where parameters are created; those of a readout in {@link ParameterScope#readout}
     * @param input the sequences that enter the first block
     * @param task decides the shape of the logits
     * @param readouts what the strategy asks for, of names of their own
     * @param config the network's options
     * @return a network that offers each of the readouts; {@link BuiltNetwork} serves
     * @throws dev.decant.api.config.InvalidConfiguration if the network cannot take this input or offer a readout
     *     ({@link ReadoutSpec#requireOneOf})
     */
    Network build(ParameterScope scope, InputSpec input, Task task, List<ReadoutSpec> readouts, C config);
}
