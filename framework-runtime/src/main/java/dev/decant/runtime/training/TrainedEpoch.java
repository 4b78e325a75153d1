package dev.decant.runtime.training;

import dev.decant.runtime.graph.PhaseInfo;
import dev.decant.runtime.graph.StepResult;

/**
 * What the steps of one epoch measured; loss, terms and norm are means over the steps.
 *
 * @param terms in the order of the phase's
 * @param gradientNorm before clipping
 * @param learningRate of the last step
 * @param steps updates
 * @param skipped of these, whose loss or gradient was not finite: they count in no mean
 * @param samples records trained on
 * @param seconds of training, the waiting included and validation not
 * @param waitSeconds spent waiting for input
 * @param peakMemoryMiB greatest resident memory so far; 0 where unknown
 */
record TrainedEpoch(
        PhaseInfo phase,
        double loss,
        double[] terms,
        double gradientNorm,
        double learningRate,
        int steps,
        int skipped,
        long samples,
        double seconds,
        double waitSeconds,
        long peakMemoryMiB) {
    /** Adds up steps. */
    static final class Sums {
        private final PhaseInfo phase;
        private final double[] terms;
        private double loss;
        private double norm;
        private double learningRate;
        private long samples;
        private int steps;
        private int skipped;

        Sums(PhaseInfo phase) {
            this.phase = phase;
            this.terms = new double[phase.terms().size()];
        }

        void add(StepResult step, int batchSize, double rate) {
            steps++;
            loss += step.loss();
            norm += step.gradientNorm();
            for (int i = 0; i < terms.length; i++) {
                terms[i] += step.terms()[i];
            }
            samples += batchSize;
            learningRate = rate;
        }

        void skip(int batchSize, double rate) {
            steps++;
            skipped++;
            samples += batchSize;
            learningRate = rate;
        }

        boolean allSkipped() {
            return skipped == steps;
        }

        long samples() {
            return samples;
        }

        TrainedEpoch trained(double seconds, double waitSeconds, long peakMemoryMiB) {
            int counted = steps - skipped;
            double[] means = terms.clone();
            for (int i = 0; i < means.length; i++) {
                means[i] /= counted;
            }
            return new TrainedEpoch(
                    phase,
                    loss / counted,
                    means,
                    norm / counted,
                    learningRate,
                    steps,
                    skipped,
                    samples,
                    seconds,
                    waitSeconds,
                    peakMemoryMiB);
        }
    }
}
