package dev.decant.runtime.data;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Sequence;
import dev.decant.api.task.Task;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Parses and checks every record of a data set on several threads, a few ahead of the writer, and hands them on in the
 * data set's order, so that what is written does not depend on the number of threads.
 */
record RecordParser(DataSet set, int threads, CacheProgress progress) {
    /** How many failing records an error names. */
    private static final int NAMED_FAILURES = 5;

    /** No array of floats is mapped beyond this; 89 hours of 12 leads at 200 Hz are within it. */
    private static final long LONGEST_RECORD_BYTES = 1L << 30;

    RecordParser {
        if (threads < 1) {
            throw new IllegalArgumentException("a cache is built by at least one thread, got " + threads);
        }
    }

    /**
     * Parses all records.
     *
     * @return the number of channels, which all have
     * @throws DataException if records cannot be read or do not fit together, naming the first few and the count
     */
    int parseInto(CacheWriter writer) throws IOException {
        List<RecordInfo> records = set.records();
        if (records.isEmpty()) {
            throw new DataException("the data set has no records");
        }
        ExecutorService parsers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "decant-parser");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Deque<Future<Example>> ahead = new ArrayDeque<>();
            int window = 2 * threads + 2;
            int submitted = 0;
            int channels = -1;
            int failures = 0;
            List<String> named = new ArrayList<>();
            for (int i = 0; i < records.size(); i++) {
                while (submitted < records.size() && ahead.size() < window) {
                    RecordInfo next = records.get(submitted++);
                    ahead.add(parsers.submit(() -> set.read(next)));
                }
                RecordInfo info = records.get(i);
                try {
                    Example example = parsed(ahead.remove());
                    if (channels < 0) {
                        channels = example.sequence().channels();
                    }
                    check(info, example, channels);
                    if (failures == 0) {
                        writer.add(info, example);
                    }
                } catch (DataException e) {
                    failures++;
                    if (named.size() < NAMED_FAILURES) {
                        named.add(String.valueOf(e.getMessage()));
                    }
                }
                progress.reading(i + 1, records.size());
            }
            if (failures > 0) {
                throw new DataException(failures + " of " + records.size() + " records cannot be read: "
                        + String.join("; ", named) + (failures > named.size() ? "; ..." : ""));
            }
            return channels;
        } finally {
            parsers.shutdownNow();
        }
    }

    private static Example parsed(Future<Example> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the records were parsed", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(cause);
        }
    }

    private void check(RecordInfo info, Example example, int channels) {
        Sequence sequence = example.sequence();
        if (sequence.steps() < 1) {
            throw new DataException("record " + info.id() + " has no steps");
        }
        if (sequence.channels() != channels) {
            throw new DataException("record " + info.id() + " has " + sequence.channels() + " channels, "
                    + set.records().get(0).id() + " has " + channels);
        }
        if (Float.BYTES * (long) sequence.values().length > LONGEST_RECORD_BYTES) {
            throw new DataException("record " + info.id() + " has " + sequence.steps()
                    + " steps, more than a gibibyte; cut it into several records");
        }
        Task task = set.task();
        int expected = task instanceof Task.PerStepBinary ? sequence.steps() : task.outputs();
        if (example.target().length != expected) {
            throw new DataException("record " + info.id() + " has " + example.target().length
                    + " target values, its task has " + expected);
        }
        if (example.published().length != expected) {
            throw new DataException("record " + info.id() + " has " + example.published().length
                    + " published target values, its task has " + expected);
        }
        if (!(task instanceof Task.PerStepBinary) && !Arrays.equals(example.target(), example.published())) {
            throw new DataException("record " + info.id() + " has a published target other than the one to train on;"
                    + " that is for tasks of one label per step alone");
        }
    }
}
