package dev.decant.nn.gradient;

import java.util.HashSet;
import java.util.Set;
import org.tensorflow.TensorFlow;
import org.tensorflow.op.CustomGradient;
import org.tensorflow.op.RawOpInputs;

/**
 * The one place that registers gradients with TensorFlow. The registry behind it belongs to the process, takes an
 * operation once, and crashes on use beyond {@value #BUDGET} entries (TensorFlow Java 1.1.0), which is why nobody else
 * may write to it and why this class remembers, for the process, what it wrote.
 */
public final class CustomGradients {
    /** How many operations may get a gradient in one process. */
    public static final int BUDGET = 10;

    private static final Set<Class<?>> REGISTERED = new HashSet<>();

    private CustomGradients() {}

    /**
     * Gives an operation its gradient, once; later calls do nothing.
     *
     * @param operation the inputs of the operation
     * @param gradient returns a gradient for every input, in order; zeros, never null, where there is none
     * @throws IllegalStateException if the budget is spent
     */
    public static synchronized <I extends RawOpInputs<?>> void require(Class<I> operation, CustomGradient<I> gradient) {
        if (REGISTERED.contains(operation)) {
            return;
        }
        if (REGISTERED.size() == BUDGET) {
            throw new IllegalStateException("no gradient can be registered for " + operation.getName() + ": all "
                    + BUDGET + " places of this process are taken");
        }
        if (!TensorFlow.registerCustomGradient(operation, gradient)) {
            throw new IllegalStateException("TensorFlow has a gradient for " + operation.getName() + " already");
        }
        REGISTERED.add(operation);
    }
}
