package dev.decant.runtime.evaluation;

import dev.decant.api.score.Predictions;
import dev.decant.api.score.Scorer;
import dev.decant.api.score.WeightedScore;
import dev.decant.runtime.config.Selected;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The principal number of the field's scorer in which each record may count any number of times: as the scorer offers it,
 * or else by writing the records out that often. Thread-safe if the scorer is.
 */
public final class ResampledScore {
    private final Predictions predictions;
    private final Selected<Scorer<Record>> scorer;
    private final Optional<WeightedScore> weighted;

    public ResampledScore(Predictions predictions, Selected<Scorer<Record>> scorer) {
        this.predictions = predictions;
        this.scorer = scorer;
        this.weighted = scorer.extension().weighted(predictions, scorer.config());
    }

    /** Whether the scorer takes multiplicities, so that a value costs one pass over the rows. */
    public boolean isFast() {
        return weighted.isPresent();
    }

    /**
     * The second copy of record {@code a} is called {@code a#2}. Copies follow each other as a whole, so that the rows
     * of one record, where it has several, stay together and in order.
     *
     * @param weights how often each record counts, zero or more
     */
    public double value(int[] weights) {
        return weighted.isPresent() ? weighted.get().value(weights) : writtenOut(weights);
    }

    private double writtenOut(int[] weights) {
        int rows = Arrays.stream(weights).sum();
        int copies = Arrays.stream(weights).max().orElse(0);
        List<String> ids = new ArrayList<>(rows);
        float[][] probabilities = new float[rows][];
        boolean[][] decisions = new boolean[rows][];
        boolean[][] truth = new boolean[rows][];
        boolean[][] published = new boolean[rows][];
        int row = 0;
        for (int copy = 1; copy <= copies; copy++) {
            for (int i = 0; i < weights.length; i++) {
                if (weights[i] >= copy) {
                    String id = predictions.ids().get(i);
                    ids.add(copy == 1 ? id : id + "#" + copy);
                    probabilities[row] = predictions.probabilities()[i];
                    decisions[row] = predictions.decisions()[i];
                    truth[row] = predictions.truth()[i];
                    published[row] = predictions.published()[i];
                    row++;
                }
            }
        }
        return scorer.extension()
                .principalValue(
                        new Predictions(predictions.task(), ids, probabilities, decisions, truth, published),
                        scorer.config());
    }
}
