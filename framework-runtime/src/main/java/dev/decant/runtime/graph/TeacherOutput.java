package dev.decant.runtime.graph;

import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * What the frozen network makes of a batch at one place: it can be fetched, and fed in place of being computed.
 *
 * @param name {@code block} and the number of the block after which it is, from 1; or {@code readout-} and its name
 * @param tensor [batch, ...]
 */
public record TeacherOutput(String name, Output<TFloat32> tensor) {
    /** Whether it has a row for each step of a batch whose length varies, [batch, time] or [batch, time, depth]. */
    public boolean bySteps() {
        return tensor.shape().get(1) == Shape.UNKNOWN_SIZE;
    }

    /** Numbers of a record, or of each of its steps. */
    public int width() {
        long width = 1;
        for (int axis = bySteps() ? 2 : 1; axis < tensor.shape().numDimensions(); axis++) {
            width *= tensor.shape().get(axis);
        }
        return Math.toIntExact(width);
    }

    /** Numbers of a record in a batch of so many steps. */
    public int rowOf(int steps) {
        return width() * (bySteps() ? steps : 1);
    }

    /** Whether the shape is known but for the batch and the time. */
    boolean shaped() {
        Shape shape = tensor.shape();
        if (shape.isUnknown() || shape.numDimensions() < 2) {
            return false;
        }
        for (int axis = 2; axis < shape.numDimensions(); axis++) {
            if (shape.get(axis) == Shape.UNKNOWN_SIZE) {
                return false;
            }
        }
        return true;
    }

    /** The shape of some records of so many steps. */
    Shape shape(int records, int steps) {
        long[] sizes = tensor.shape().asArray().clone();
        sizes[0] = records;
        if (bySteps()) {
            sizes[1] = steps;
        }
        return Shape.of(sizes);
    }
}
