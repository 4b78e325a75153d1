package dev.decant.study.comparison;

import dev.decant.api.data.DataException;
import dev.decant.runtime.config.EvaluateConfig.Metric;
import dev.decant.runtime.run.FinishedRun;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Whether a training ended while its network was still learning.
 *
 * <p>A schedule that lets the learning rate fall to zero flattens every curve at its end, so thirds of the epochs are
 * compared and not the last epochs: an exponential fall of the loss makes 11 % of its whole way from the middle third to
 * the last one if four of its time constants were trained, 16 % after three. The loss of a network that learns its records
 * by heart falls too; therefore the validation metric has to rise as well.
 *
 * <p>On generated recordings, plain students of 12 and 24 epochs made 17 % to 21 %, and twice the epochs still added .04 to
 * .14 of F1 on the validation split; teachers that had learnt their task made 5.5 % and 6.3 %; a student of 96 epochs that
 * overfitted made 12 %, while its validation metric fell.
 */
final class Undertraining {
    /** So that a third has two epochs. */
    private static final int FEWEST_EPOCHS = 6;

    private static final double FALL = .10;
    private static final double RISE = .05;

    /** A loss that falls by less than this share of itself is one that does not move. */
    private static final double STILL = .01;

    private Undertraining() {}

    /**
     * The share of the training loss's whole fall that came between the middle and the last third of the epochs, where
     * the training ended too early. The loss is that of the labels where it is logged by itself.
     *
     * @param select the metric that chose the checkpoint
     * @return empty where the training did not end too early, or there is too little to tell
     * @throws DataException if the run's log cannot be read
     */
    static OptionalDouble of(FinishedRun run, Metric select) {
        try {
            TrainingLog log = TrainingLog.of(run.folder());
            double[] none = {};
            double[] loss =
                    log.series().getOrDefault(TrainingLog.TASK, log.series().getOrDefault(TrainingLog.LOSS, none));
            String metric = TrainingLog.VALIDATION + select.name().toLowerCase(Locale.ROOT);
            return of(loss, log.series().getOrDefault(metric, none));
        } catch (IOException e) {
            throw new DataException("the log " + run.folder().metrics() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Of the epochs in which both are known: a phase may lack the term, and a metric may be undefined at first.
     *
     * @param losses of the training, one for each epoch
     * @param metrics on the validation split, one for each epoch; more is better
     */
    static OptionalDouble of(double[] losses, double[] metrics) {
        int[] known = IntStream.range(0, Math.min(losses.length, metrics.length))
                .filter(epoch -> Double.isFinite(losses[epoch]) && Double.isFinite(metrics[epoch]))
                .toArray();
        if (known.length < FEWEST_EPOCHS) {
            return OptionalDouble.empty();
        }
        double[] loss = Arrays.stream(known).mapToDouble(epoch -> losses[epoch]).toArray();
        double[] metric =
                Arrays.stream(known).mapToDouble(epoch -> metrics[epoch]).toArray();
        double fall = middle(loss) - last(loss);
        double whole = loss[0] - last(loss);
        double rise = last(metric) - middle(metric);
        boolean moves = fall > STILL * Math.abs(middle(loss));
        return moves && whole > 0 && fall > FALL * whole && rise > Math.max(0, RISE * (last(metric) - metric[0]))
                ? OptionalDouble.of(fall / whole)
                : OptionalDouble.empty();
    }

    private static double middle(double[] values) {
        int third = values.length / 3;
        return mean(values, values.length - 2 * third, values.length - third);
    }

    private static double last(double[] values) {
        return mean(values, values.length - values.length / 3, values.length);
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).average().orElse(Double.NaN);
    }
}
