package dev.decant.api.network;

import org.apiguardian.api.API;
import org.tensorflow.ndarray.Shape;

/**
 * Creates parameters by hierarchical name. Each initialiser's seed derives from (run seed, name), so that the same
 * student starts from the same weights whatever a strategy adds to the graph.
 *
 * @since 0.1
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface ParameterScope {
    /** A scope below this one. */
    ParameterScope child(String name);

    /** A scope below this one whose parameters belong to the readouts rather than to the blocks. */
    ParameterScope readout(String name);

    /** This scope, of the same names, for parameters that weight decay leaves alone whatever their shape. */
    ParameterScope withoutDecay();

    /**
     * Creates a trainable parameter. Weight decay acts on those of two or more dimensions, unless the scope is {@link
     * #withoutDecay}.
     *
     * @throws IllegalArgumentException if the name is taken or the shape is not fully known
     */
    Parameter parameter(String name, Shape shape, Initializer initializer);

    /** Creates a statistic that starts at one value everywhere. */
    Statistic statistic(String name, Shape shape, float initial);
}
