package dev.decant.plugin.ecg.dataset;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.Preparation;
import dev.decant.api.data.RawRecord;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.RecordLimits;
import dev.decant.api.network.InputSpec;
import dev.decant.api.task.Task;
import dev.decant.io.file.RecordFiles;
import dev.decant.plugin.ecg.signal.PerRecordNormalisation;
import dev.decant.plugin.ecg.wfdb.Recording;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Labelled records in folders and zips, read at one sampling rate into the same channels. */
public final class EcgDataSet implements DataSet {
    /** Changes when the same files are read into other numbers. */
    private static final int READING_VERSION = 4;

    private final RecordFiles files;
    private final Task task;
    private final SignalFormat format;
    private final List<LabelledRecord> records;
    private final Map<String, LabelledRecord> byId;
    private final Map<String, Integer> remarks;
    private final SignalReader signals;
    private final Reading reading;
    private final ChannelConversion conversion;

    /**
     * A set over open files, which it closes, of those records of which anything was recorded; empty where there is none.
     *
     * @param records in a stable order, identifiers unique
     * @param remarks what was left out, counted, in the order in which it is shown; records without a recorded sample are added
     * @param signals reads the signals
     * @param reading how they are read
     * @param limits of what becomes of one record
     */
    public static Optional<DataSet> ofRecorded(
            RecordFiles files,
            Task task,
            SignalFormat format,
            List<LabelledRecord> records,
            Map<String, Integer> remarks,
            SignalReader signals,
            Reading reading,
            RecordLimits limits) {
        List<LabelledRecord> recorded = new Unrecorded(signals, reading, format.channels()).leaveOut(records, remarks);
        return recorded.isEmpty()
                ? Optional.empty()
                : Optional.of(new EcgDataSet(files, task, format, recorded, remarks, signals, reading, limits));
    }

    private EcgDataSet(
            RecordFiles files,
            Task task,
            SignalFormat format,
            List<LabelledRecord> records,
            Map<String, Integer> remarks,
            SignalReader signals,
            Reading reading,
            RecordLimits limits) {
        this.files = files;
        this.task = task;
        this.format = format;
        this.records = List.copyOf(records);
        this.byId = this.records.stream()
                .collect(Collectors.toUnmodifiableMap(record -> record.info().id(), Function.identity()));
        this.remarks = Collections.unmodifiableMap(new LinkedHashMap<>(remarks));
        this.signals = signals;
        this.reading = reading;
        this.conversion = new ChannelConversion(format, reading, limits);
    }

    @Override
    public Task task() {
        return task;
    }

    @Override
    public InputSpec input() {
        return format.input();
    }

    @Override
    public List<RecordInfo> records() {
        return records.stream().map(LabelledRecord::info).toList();
    }

    private LabelledRecord record(RecordInfo info) {
        LabelledRecord record = byId.get(info.id());
        if (record == null) {
            throw new DataException("record " + info.id() + " is not in this data set");
        }
        return record;
    }

    @Override
    public void check(RecordInfo info) {
        signals.check(record(info).header(), reading.middle());
    }

    @Override
    public OptionalDouble recordedRate(RecordInfo info) {
        return signals.rate(record(info).header());
    }

    @Override
    public Example read(RecordInfo info) {
        LabelledRecord record = record(info);
        Recording recording = signals.read(record.header(), reading.middle());
        if (recording.samples() == 0) {
            throw new DataException("record " + info.id() + " has no samples; expected at least one");
        }
        return new Example(conversion.of(recording, info.id()), record.target().clone());
    }

    @Override
    public String fingerprint() {
        return files.fingerprint() + "-" + format.samplingRate() + "Hz-v" + READING_VERSION + "-"
                + new SelectionDigest()
                        .text(task.getClass().getSimpleName())
                        .texts(task.classes())
                        .texts(format.channels())
                        .text(reading.toString())
                        .records(records)
                        .hexadecimal();
    }

    @Override
    public Preparation preparation() {
        return new PerRecordNormalisation(format.normalise());
    }

    @Override
    public Optional<RawRecord> raw() {
        return Optional.of(new RawRecord(
                format.channels().stream()
                        .map(lead -> new RawRecord.Channel(lead, Optional.of("mV")))
                        .toList(),
                new ReadingSteps(format, reading).all()));
    }

    @Override
    public Map<String, Integer> remarks() {
        return remarks;
    }

    @Override
    public void close() {
        files.close();
    }
}
