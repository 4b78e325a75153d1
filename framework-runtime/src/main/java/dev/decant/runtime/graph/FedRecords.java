package dev.decant.runtime.graph;

import dev.decant.nn.parameter.Tensors;
import dev.decant.runtime.data.Batch;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * Some records of a batch as tensors: sequence [records, time, channels], mask [records, time], targets [records,
 * outputs]. Close after the step.
 */
record FedRecords(TFloat32 sequence, TFloat32 mask, TFloat32 targets) implements AutoCloseable {
    /** The records {@code from} (inclusive) to {@code to} (exclusive). */
    static FedRecords of(Batch batch, int from, int to) {
        int size = to - from;
        int row = batch.steps() * batch.channels();
        return new FedRecords(
                Tensors.of(Shape.of(size, batch.steps(), batch.channels()), batch.sequences(), from * row),
                Tensors.of(Shape.of(size, batch.steps()), batch.mask(), from * batch.steps()),
                Tensors.of(Shape.of(size, batch.targetWidth()), batch.targets(), from * batch.targetWidth()));
    }

    Session.Runner feed(Session.Runner runner, BatchInputs inputs) {
        return feedInputs(runner, inputs).feed(inputs.targets(), targets);
    }

    /** Without targets, which nothing that is fetched may depend on. */
    Session.Runner feedInputs(Session.Runner runner, BatchInputs inputs) {
        return runner.feed(inputs.sequence(), sequence).feed(inputs.mask(), mask);
    }

    @Override
    public void close() {
        sequence.close();
        mask.close();
        targets.close();
    }
}
