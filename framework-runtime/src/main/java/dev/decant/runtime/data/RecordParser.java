package dev.decant.runtime.data;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.RecordInfo;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Parses and checks every record of a data set on several threads, a few ahead of the writer, and hands them on in the
 * data set's order, so that what is written does not depend on the number of threads.
 */
record RecordParser(DataSet set, int threads, CacheProgress progress) {
    RecordParser {
        if (threads < 1) {
            throw new IllegalArgumentException("a cache is built by at least one thread, got " + threads);
        }
    }

    /**
     * Parses all records.
     *
     * @return the number of channels, which all have
     * @throws BadRecordsFound if records cannot be read or do not fit together, with all of these
     * @throws DataException if there are no records, or one needs more memory than there is
     */
    int parseInto(CacheWriter writer) throws IOException, BadRecordsFound {
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
            RecordForm form = new RecordForm(set);
            ChannelCounts channels = new ChannelCounts(records.size());
            Map<Integer, String> problems = new TreeMap<>();
            int first = -1;
            boolean alike = true;
            for (int i = 0; i < records.size(); i++) {
                while (submitted < records.size() && ahead.size() < window) {
                    RecordInfo next = records.get(submitted++);
                    ahead.add(parsers.submit(() -> set.read(next)));
                }
                RecordInfo info = records.get(i);
                try {
                    Example example = parsed(info, ahead.remove());
                    form.require(info, example);
                    int count = example.sequence().channels();
                    channels.enter(i, count);
                    first = first < 0 ? count : first;
                    alike &= count == first;
                    if (alike && problems.isEmpty()) {
                        writer.add(info, example);
                    }
                } catch (DataException e) {
                    problems.put(i, String.valueOf(e.getMessage()));
                }
                progress.reading(i + 1, records.size());
            }
            int most = channels.most();
            for (int i = 0; i < records.size(); i++) {
                int record = i;
                channels.oddity(i, records.get(i).id(), most).ifPresent(what -> problems.put(record, what));
            }
            if (!problems.isEmpty()) {
                throw new BadRecordsFound(BadRecords.of(problems, records));
            }
            return most;
        } finally {
            parsers.shutdownNow();
        }
    }

    private static Example parsed(RecordInfo info, Future<Example> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the records were parsed", e);
        } catch (ExecutionException e) {
            throw ReadingFailure.of(info, e.getCause());
        }
    }
}
