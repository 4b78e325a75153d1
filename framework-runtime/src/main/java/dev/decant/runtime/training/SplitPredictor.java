package dev.decant.runtime.training;

import dev.decant.api.score.Predictions;
import dev.decant.runtime.config.EvaluateConfig;
import dev.decant.runtime.data.Batch;
import dev.decant.runtime.data.BatchAssembler;
import dev.decant.runtime.data.JudgedRows;
import dev.decant.runtime.evaluation.Thresholds;
import dev.decant.runtime.graph.RunGraph;
import java.util.function.Consumer;

/** Predicts every record of a split once, in order, without variation. */
final class SplitPredictor {
    private final OpenedData data;
    private final BatchAssembler assembler;
    private final EvaluateConfig evaluate;

    SplitPredictor(OpenedData data, BatchAssembler assembler, EvaluateConfig evaluate) {
        this.data = data;
        this.assembler = assembler;
        this.evaluate = evaluate;
    }

    /** Probabilities [row][class]. */
    float[][] probabilities(RunGraph graph, int[] records) {
        float[][] probabilities =
                data.rows(records).predict(assembler, data.input(), evaluate.batchSize(), graph::predict);
        for (float[] row : probabilities) {
            requireFinite(row);
        }
        return probabilities;
    }

    /** Hands over every batch of the training split, without variation. */
    void eachOfTraining(Consumer<Batch> consumer) {
        each(data.split().training(), evaluate.batchSize(), consumer);
    }

    /** Hands over records in batches, without variation. */
    void each(int[] records, int batchSize, Consumer<Batch> consumer) {
        data.rows(records).each(assembler, data.input(), batchSize, consumer);
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

    /** The thresholds that these predictions of the validation split ask for. */
    float[] thresholds(int[] records, float[][] probabilities) {
        JudgedRows rows = data.rows(records);
        boolean[][] undecided = new boolean[rows.count()][data.task().outputs()];
        return Thresholds.choose(
                new Predictions(data.task(), rows.ids(), probabilities, undecided, rows.truth(), rows.published()),
                evaluate.scorer());
    }

    /** Predictions with decisions at the given thresholds. */
    Predictions predictions(int[] records, float[][] probabilities, float[] thresholds) {
        JudgedRows rows = data.rows(records);
        return new Predictions(
                data.task(),
                rows.ids(),
                probabilities,
                Thresholds.decide(data.task(), probabilities, thresholds),
                rows.truth(),
                rows.published());
    }
}
