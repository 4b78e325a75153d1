package dev.decant.runtime.series;

import dev.decant.api.data.DataException;
import dev.decant.api.data.Preparation;
import dev.decant.api.data.PreparationStep;
import dev.decant.api.data.Sequence;
import dev.decant.api.data.Transform;
import java.util.List;
import java.util.Map;

/** Each series as it is, or to mean 0 and deviation 1. Nothing is fitted. */
record SeriesPreparation(boolean standardise) implements Preparation, Transform {
    /** A series that varies less than this does not vary. */
    private static final double FLAT = 1e-9;

    @Override
    public Transform fit(Iterable<Sequence> training) {
        return this;
    }

    @Override
    public Transform restore(String state) {
        if (!state.isEmpty()) {
            throw new DataException("series have no fitted values; found '" + state + "'");
        }
        return this;
    }

    @Override
    public Sequence apply(Sequence sequence) {
        float[] values = sequence.values().clone();
        if (standardise && values.length > 0) {
            double mean = 0;
            for (float value : values) {
                mean += value / (double) values.length;
            }
            double variance = 0;
            for (float value : values) {
                variance += (value - mean) * (value - mean) / values.length;
            }
            double deviation = Math.sqrt(variance);
            for (int i = 0; i < values.length; i++) {
                values[i] = deviation < FLAT ? 0 : (float) ((values[i] - mean) / deviation);
            }
        }
        return new Sequence(values, sequence.steps(), sequence.channels());
    }

    @Override
    public List<PreparationStep> steps() {
        return List.of(
                standardise
                        ? new PreparationStep(
                                "z-score",
                                "The series less its mean, over its standard deviation (of n, not n - 1), both in double precision; 0"
                                        + " where the deviation is below flat.",
                                Map.of("flat", FLAT))
                        : new PreparationStep("unchanged", "Values stay as they are."));
    }

    @Override
    public String state() {
        return "";
    }
}
