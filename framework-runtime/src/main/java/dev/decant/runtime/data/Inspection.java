package dev.decant.runtime.data;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.RecordInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Looks for records that cannot be read, before anything is made of them.
 *
 * @param deep whether every record is read; otherwise all are checked and a sample is read
 */
public record Inspection(DataSet set, boolean deep) {
    /** How many records are read of a set that is not read whole; a smaller one is. */
    static final int SAMPLE = 200;

    /** The records that cannot be read, as far as was looked. */
    public BadRecords badRecords() {
        List<RecordInfo> records = set.records();
        int stride = stride();
        RecordForm form = new RecordForm(set);
        ChannelCounts channels = new ChannelCounts(records.size());
        Map<Integer, String> problems = new ConcurrentSkipListMap<>();
        IntStream.range(0, records.size())
                .parallel()
                .forEach(i -> problem(records.get(i), i % stride == 0, form, count -> channels.enter(i, count))
                        .ifPresent(what -> problems.put(i, what)));
        int most = channels.most();
        for (int i = 0; i < records.size(); i++) {
            int record = i;
            channels.oddity(i, records.get(i).id(), most).ifPresent(what -> problems.put(record, what));
        }
        return BadRecords.of(problems, records);
    }

    /** How many records are read. */
    public int read() {
        return (set.records().size() + stride() - 1) / stride();
    }

    private int stride() {
        return deep ? 1 : Math.max(1, set.records().size() / SAMPLE);
    }

    private Optional<String> problem(RecordInfo info, boolean read, RecordForm form, IntConsumer channels) {
        try {
            set.check(info);
            if (read) {
                Example example = set.read(info);
                form.require(info, example);
                channels.accept(example.sequence().channels());
            }
            return Optional.empty();
        } catch (DataException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (RuntimeException | OutOfMemoryError e) {
            throw ReadingFailure.of(info, e);
        }
    }
}
