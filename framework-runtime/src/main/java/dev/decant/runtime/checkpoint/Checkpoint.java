package dev.decant.runtime.checkpoint;

import java.util.Map;

/**
 * Named tensors and what goes with them.
 *
 * @param tensors by name, in the order of the file
 * @param metadata text by key
 */
public record Checkpoint(Map<String, NamedTensor> tensors, Map<String, String> metadata) {
    /**
     * @param shape the dimensions; empty for a scalar
     * @param values row-major
     */
    public record NamedTensor(long[] shape, float[] values) {}
}
