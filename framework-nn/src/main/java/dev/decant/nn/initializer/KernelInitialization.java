package dev.decant.nn.initializer;

import dev.decant.api.network.Initializer;

/** How the kernels of dense layers start, from the numbers of inputs and outputs of each. */
@FunctionalInterface
public interface KernelInitialization {
    /**
     * @param fanIn inputs of one output
     * @param fanOut outputs of one input
     */
    Initializer of(int fanIn, int fanOut);
}
