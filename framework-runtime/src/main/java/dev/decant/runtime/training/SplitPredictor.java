package dev.decant.runtime.training;

import dev.decant.api.score.Predictions;
import dev.decant.runtime.data.Batch;
import dev.decant.runtime.data.BatchAssembler;
import dev.decant.runtime.data.BatchStream;
import dev.decant.runtime.evaluation.Thresholds;
import dev.decant.runtime.graph.RunGraph;

/** Predicts every record of a split once, in order, without variation. */
final class SplitPredictor {
    private final OpenedData data;
    private final BatchAssembler assembler;
    private final int batchSize;

    SplitPredictor(OpenedData data, BatchAssembler assembler, int batchSize) {
        this.data = data;
        this.assembler = assembler;
        this.batchSize = batchSize;
    }

    /** Probabilities [record][class]. */
    float[][] probabilities(RunGraph graph, int[] records) {
        float[][] probabilities = new float[records.length][];
        int done = 0;
        try (BatchStream stream = BatchStream.evaluation(assembler, records, batchSize)) {
            while (stream.hasNext()) {
                Batch batch = stream.next();
                for (float[] row : graph.predict(batch)) {
                    requireFinite(row);
                    probabilities[done++] = row;
                }
            }
        }
        return probabilities;
    }

    /** The last update may have spoilt the weights although its loss was finite. */
    private static void requireFinite(float[] row) {
        for (float probability : row) {
            if (!Float.isFinite(probability)) {
                throw new TrainingFailed("the network predicts " + probability
                        + " instead of a probability: its training diverged; lower train.optimizer.learning-rate or"
                        + " set train.clip-norm. The checkpoints of earlier epochs are kept");
            }
        }
    }

    /** Predictions with decisions at the given thresholds. */
    Predictions predictions(int[] records, float[][] probabilities, float[] thresholds) {
        return new Predictions(
                data.task(),
                data.ids(records),
                probabilities,
                Thresholds.decide(data.task(), probabilities, thresholds),
                data.truth(records));
    }
}
