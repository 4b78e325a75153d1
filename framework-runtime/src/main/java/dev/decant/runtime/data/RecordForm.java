package dev.decant.runtime.data;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Sequence;
import dev.decant.api.task.Task;
import java.util.Arrays;

/** What every record of a set must be: steps, values that are numbers, a target that fits. */
record RecordForm(DataSet set) {
    /** No array of floats is mapped beyond this; 31 hours of 12 leads at 200 Hz are within it. */
    private static final long LONGEST_RECORD_BYTES = 1L << 30;

    /**
     * Compares a record with what it must be.
     *
     * @throws DataException if it is not that
     */
    void require(RecordInfo info, Example example) {
        Sequence sequence = example.sequence();
        if (sequence.steps() < 1) {
            throw new DataException("record " + info.id() + " has no steps");
        }
        if (Float.BYTES * (long) sequence.values().length > LONGEST_RECORD_BYTES) {
            throw new DataException("record " + info.id() + " has " + sequence.steps()
                    + " steps, more than a gibibyte; cut it into several records");
        }
        requireNumbers(info, sequence);
        requireTarget(info, example);
    }

    /** A gap, which is NaN, is for the preparation to fill; what is infinite came of a damaged scale. */
    private static void requireNumbers(RecordInfo info, Sequence sequence) {
        float[] values = sequence.values();
        for (int i = 0; i < values.length; i++) {
            if (Float.isInfinite(values[i])) {
                throw new DataException("record " + info.id() + ": the value of channel "
                        + (i % sequence.channels() + 1) + " in step " + (i / sequence.channels() + 1)
                        + " is beyond all numbers; expected a finite one");
            }
        }
    }

    private void requireTarget(RecordInfo info, Example example) {
        Task task = set.task();
        int expected = task instanceof Task.PerStepBinary ? example.sequence().steps() : task.outputs();
        if (example.target().length != expected) {
            throw new DataException("record " + info.id() + " has " + example.target().length
                    + " target values, its task has " + expected);
        }
        if (example.published().length != expected) {
            throw new DataException("record " + info.id() + " has " + example.published().length
                    + " published target values, its task has " + expected);
        }
        requireLabels(info, "target", example.target());
        requireLabels(info, "published target", example.published());
        if (!(task instanceof Task.PerStepBinary) && !Arrays.equals(example.target(), example.published())) {
            throw new DataException("record " + info.id() + " has a published target other than the one to train on;"
                    + " that is for tasks of one label per step alone");
        }
    }

    /** A label that is missing must not become a 0 further on. */
    private static void requireLabels(RecordInfo info, String what, float[] labels) {
        for (int i = 0; i < labels.length; i++) {
            if (!(labels[i] >= 0 && labels[i] <= 1)) {
                throw new DataException("record " + info.id() + ": value " + (i + 1) + " of its " + what + " is "
                        + labels[i] + "; expected 0 or 1");
            }
        }
    }
}
