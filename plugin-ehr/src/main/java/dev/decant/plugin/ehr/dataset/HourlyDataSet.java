package dev.decant.plugin.ehr.dataset;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.Preparation;
import dev.decant.api.data.PreparationStep;
import dev.decant.api.data.RawRecord;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.network.InputSpec;
import dev.decant.api.task.Task;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Stays of any length, one label for each hour. What is read are columns with gaps; what networks see is prepared. */
public final class HourlyDataSet implements DataSet {
    /** Changes when the same files are read into other numbers. */
    private static final int READING_VERSION = 3;

    private final HourlyFeatures features;
    private final String label;
    private final List<RecordInfo> records;
    private final HourlyReader reader;
    private final Map<String, String> damaged;
    private final RawRecord raw;
    private final double clip;
    private final String content;
    private final Map<String, Integer> remarks;
    private final Runnable closing;

    /**
     * @param columns of what {@code reader} returns
     * @param raw the same columns, and how rows come to their order
     * @param label what is predicted
     * @param records in a stable order, identifiers unique
     * @param damaged what is wrong with records that cannot be read, by record
     * @param clip the greatest magnitude of a prepared value
     * @param content identifies what {@code reader} returns
     * @param remarks what was left out or repaired, counted, in the order in which it is shown
     * @param closing runs once, at the end
     */
    public HourlyDataSet(
            List<HourlyColumn> columns,
            RawRecord raw,
            String label,
            List<RecordInfo> records,
            HourlyReader reader,
            Map<String, String> damaged,
            double clip,
            String content,
            Map<String, Integer> remarks,
            Runnable closing) {
        this.features = new HourlyFeatures(columns);
        this.raw = raw;
        this.label = label;
        this.records = List.copyOf(records);
        this.reader = reader;
        this.damaged = Map.copyOf(damaged);
        this.clip = clip;
        this.content = content;
        this.remarks = Collections.unmodifiableMap(new LinkedHashMap<>(remarks));
        this.closing = closing;
    }

    /**
     * How a file becomes rows, for those who do it without Decant.
     *
     * @param order the column that rows are brought into the order of
     */
    public static PreparationStep rows(Optional<String> order) {
        return new PreparationStep(
                "rows",
                "A row is an hour, in the order of the file, or of the column order-by, where every row has it and equal ones stay as"
                        + " they are. A field that is empty, NaN or infinite is missing, as is a column that is not there.",
                order.<Map<String, Object>>map(column -> Map.of("order-by", column))
                        .orElse(Map.of()));
    }

    @Override
    public Task task() {
        return new Task.PerStepBinary(label);
    }

    @Override
    public InputSpec input() {
        return new InputSpec(OptionalInt.empty(), features.names(), 1 / 3600.0);
    }

    @Override
    public List<String> recordedChannels() {
        return features.columns().stream().map(HourlyColumn::name).toList();
    }

    @Override
    public List<RecordInfo> records() {
        return records;
    }

    @Override
    public void check(RecordInfo info) {
        String damage = damaged.get(info.id());
        if (damage != null) {
            throw new DataException(damage);
        }
    }

    @Override
    public Example read(RecordInfo info) {
        check(info);
        return reader.read(info.id());
    }

    /** The clip is the preparation's and not in it: the cache holds what was read. */
    @Override
    public String fingerprint() {
        return content + "-v" + READING_VERSION;
    }

    @Override
    public Preparation preparation() {
        return new HourlyPreparation(features, clip);
    }

    @Override
    public Optional<RawRecord> raw() {
        return Optional.of(raw);
    }

    @Override
    public Map<String, Integer> remarks() {
        return remarks;
    }

    @Override
    public void close() {
        closing.run();
    }
}
