package dev.decant.runtime.statistics;

import java.util.Random;

/**
 * Paired differences of two methods whose true difference is known: one value for each seed and record, the sum of the
 * true difference, a seed's effect, a patient's effect (shared by the seeds and by the patient's records) and a rest.
 */
final class Normal {
    final double[][] differences; // [seed][record]
    final Groups groups;

    Normal(
            Random random,
            int seeds,
            int patients,
            int recordsEach,
            double truth,
            double seed,
            double patient,
            double rest) {
        int[] ofRecord = new int[patients * recordsEach];
        double[] ofPatient = random.doubles(patients)
                .map(u -> patient * random.nextGaussian())
                .toArray();
        differences = new double[seeds][ofRecord.length];
        for (int i = 0; i < ofRecord.length; i++) {
            ofRecord[i] = i / recordsEach;
        }
        for (double[] row : differences) {
            double ofSeed = seed * random.nextGaussian();
            for (int i = 0; i < row.length; i++) {
                row[i] = truth + ofSeed + ofPatient[ofRecord[i]] + rest * random.nextGaussian();
            }
        }
        groups = new Groups(ofRecord, patients);
    }

    /** The weighted mean over the records. */
    ResampledMetric mean() {
        return (seed, weights) -> {
            double sum = 0;
            long counted = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * differences[seed][i];
                counted += weights[i];
            }
            return sum / counted;
        };
    }
}
