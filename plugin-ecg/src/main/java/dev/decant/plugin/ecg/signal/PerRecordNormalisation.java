package dev.decant.plugin.ecg.signal;

import dev.decant.api.data.DataException;
import dev.decant.api.data.Preparation;
import dev.decant.api.data.PreparationStep;
import dev.decant.api.data.Sequence;
import dev.decant.api.data.Transform;
import java.util.List;
import java.util.Map;

/**
 * The preparation of a recording from itself alone: nothing is fitted on the training records. What it is given is all
 * that it knows, be it a whole recording or the part of it that a network sees, of any length.
 */
public record PerRecordNormalisation(Normalise normalise) implements Preparation {
    /** A deviation or a range below this, in mV, is a flat lead: a thousandth of the least step of a converter. */
    private static final double FLAT = 1e-6;

    @Override
    public Transform fit(Iterable<Sequence> training) {
        return new PerRecord(normalise);
    }

    @Override
    public Transform restore(String state) {
        if (!state.isEmpty()) {
            throw new DataException("a normalisation by record has no fitted values; found '" + state + "'");
        }
        return new PerRecord(normalise);
    }

    private record PerRecord(Normalise normalise) implements Transform {
        @Override
        public Sequence apply(Sequence sequence) {
            float[] values = sequence.values().clone();
            for (int channel = 0; channel < sequence.channels(); channel++) {
                switch (normalise) {
                    case Z_SCORE -> standardise(values, channel, sequence.channels(), sequence.steps());
                    case MIN_MAX -> stretch(values, channel, sequence.channels());
                    case NONE -> {}
                }
            }
            return new Sequence(values, sequence.steps(), sequence.channels());
        }

        @Override
        public List<PreparationStep> steps() {
            return List.of(
                    switch (normalise) {
                        case Z_SCORE ->
                            new PreparationStep(
                                    "z-score",
                                    "Each channel by itself, of all steps that are left: less their mean, over their standard"
                                            + " deviation (of n, not n - 1), both in double precision; 0 where the deviation is"
                                            + " below flat.",
                                    Map.of("flat", FLAT));
                        case MIN_MAX ->
                            new PreparationStep(
                                    "min-max",
                                    "Each channel by itself, of all steps that are left: from -1, the least value, to 1, the"
                                            + " greatest; 0 where they are nearer to each other than flat.",
                                    Map.of("flat", FLAT));
                        case NONE -> new PreparationStep("unchanged", "Values stay as they are.");
                    });
        }

        @Override
        public String state() {
            return "";
        }

        private static void standardise(float[] values, int channel, int channels, int steps) {
            double sum = 0;
            for (int i = channel; i < values.length; i += channels) {
                sum += values[i];
            }
            double mean = sum / steps;
            double squares = 0;
            for (int i = channel; i < values.length; i += channels) {
                squares += (values[i] - mean) * (values[i] - mean);
            }
            double deviation = Math.sqrt(squares / steps);
            for (int i = channel; i < values.length; i += channels) {
                values[i] = deviation < FLAT ? 0 : (float) ((values[i] - mean) / deviation);
            }
        }

        private static void stretch(float[] values, int channel, int channels) {
            double least = Double.POSITIVE_INFINITY;
            double greatest = Double.NEGATIVE_INFINITY;
            for (int i = channel; i < values.length; i += channels) {
                least = Math.min(least, values[i]);
                greatest = Math.max(greatest, values[i]);
            }
            double range = greatest - least;
            for (int i = channel; i < values.length; i += channels) {
                values[i] = range < FLAT ? 0 : (float) ((values[i] - least) / range * 2 - 1);
            }
        }
    }
}
