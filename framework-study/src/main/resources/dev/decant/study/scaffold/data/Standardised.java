package @package@;

import dev.decant.api.data.DataException;
import dev.decant.api.data.Preparation;
import dev.decant.api.data.PreparationStep;
import dev.decant.api.data.Sequence;
import dev.decant.api.data.Transform;
import java.util.List;
import java.util.Map;

/** Each channel of a record to mean 0 and deviation 1. Nothing is fitted, so the state is empty. */
record Standardised() implements Preparation, Transform {
    private static final double FLAT = 1e-9;

    @Override
    public Transform fit(Iterable<Sequence> training) {
        return this;
    }

    @Override
    public Transform restore(String state) {
        if (!state.isEmpty()) {
            throw new DataException("expected no fitted values; found '" + state + "'");
        }
        return this;
    }

    @Override
    public Sequence apply(Sequence sequence) {
        float[] values = sequence.values().clone();
        for (int c = 0; c < sequence.channels(); c++) {
            double sum = 0;
            double squares = 0;
            for (int i = c; i < values.length; i += sequence.channels()) {
                sum += values[i];
                squares += (double) values[i] * values[i];
            }
            double mean = sum / sequence.steps();
            double deviation = Math.sqrt(Math.max(0, squares / sequence.steps() - mean * mean));
            for (int i = c; i < values.length; i += sequence.channels()) {
                values[i] = deviation < FLAT ? 0 : (float) ((values[i] - mean) / deviation);
            }
        }
        return new Sequence(values, sequence.steps(), sequence.channels());
    }

    /** Goes into the run's {@code preparation.json}: what is done, with every constant, for a program without Decant. */
    @Override
    public List<PreparationStep> steps() {
        return List.of(new PreparationStep(
                "z-score",
                "Each channel less its mean, over its standard deviation (of n, not n - 1); 0 where that is below flat.",
                Map.of("flat", FLAT)));
    }

    @Override
    public String state() {
        return "";
    }
}
