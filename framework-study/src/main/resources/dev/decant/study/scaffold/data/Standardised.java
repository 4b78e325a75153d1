package @package@;

import dev.decant.api.data.DataException;
import dev.decant.api.data.Preparation;
import dev.decant.api.data.Sequence;
import dev.decant.api.data.Transform;

/** Each channel of a record to mean 0 and deviation 1. Nothing is fitted, so the state is empty. */
record Standardised() implements Preparation, Transform {
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
                values[i] = deviation < 1e-9 ? 0 : (float) ((values[i] - mean) / deviation);
            }
        }
        return new Sequence(values, sequence.steps(), sequence.channels());
    }

    @Override
    public String state() {
        return "";
    }
}
