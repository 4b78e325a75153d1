package dev.decant.runtime.graph;

import java.util.Arrays;
import java.util.List;

/**
 * An input or output of a saved network.
 *
 * @param name in its signature
 * @param type of its values, {@code float32}, or TensorFlow's name of another
 * @param shape −1 where a size is not fixed
 */
public record SavedTensor(String name, String type, List<Long> shape) {
    SavedTensor(String name, String type, long[] shape) {
        this(
                name,
                type.equals("DT_FLOAT") ? "float32" : type,
                Arrays.stream(shape).boxed().toList());
    }
}
