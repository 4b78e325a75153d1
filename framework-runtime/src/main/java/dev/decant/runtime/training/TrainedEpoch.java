package dev.decant.runtime.training;

import dev.decant.runtime.graph.PhaseInfo;

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
        long peakMemoryMiB) {}
