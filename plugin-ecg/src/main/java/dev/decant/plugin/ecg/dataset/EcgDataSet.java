package dev.decant.plugin.ecg.dataset;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.Preparation;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Sequence;
import dev.decant.api.network.InputSpec;
import dev.decant.api.task.Task;
import dev.decant.plugin.ecg.files.RecordFiles;
import dev.decant.plugin.ecg.signal.PerRecordNormalisation;
import dev.decant.plugin.ecg.signal.Resampler;
import dev.decant.plugin.ecg.wfdb.Recording;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Labelled records in folders and zips, with the same leads at one sampling rate. */
public final class EcgDataSet implements DataSet {
    /** Changes when the same files are read into other numbers. */
    private static final int READING_VERSION = 2;

    private final RecordFiles files;
    private final Task task;
    private final SignalFormat format;
    private final List<LabelledRecord> records;
    private final Map<String, LabelledRecord> byId;
    private final Map<String, Integer> remarks;
    private final SignalReader reader;
    private final Map<Double, Resampler> resamplers = new ConcurrentHashMap<>();

    /**
     * A set over open files, which it closes.
     *
     * @param records in a stable order, identifiers unique
     * @param remarks what was left out, counted
     * @param reader of the signals
     */
    public EcgDataSet(
            RecordFiles files,
            Task task,
            SignalFormat format,
            List<LabelledRecord> records,
            Map<String, Integer> remarks,
            SignalReader reader) {
        this.files = files;
        this.task = task;
        this.format = format;
        this.records = List.copyOf(records);
        this.byId = this.records.stream()
                .collect(Collectors.toUnmodifiableMap(record -> record.info().id(), Function.identity()));
        this.remarks = new LinkedHashMap<>(remarks);
        this.reader = reader;
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

    @Override
    public Example read(RecordInfo info) {
        LabelledRecord record = byId.get(info.id());
        if (record == null) {
            throw new DataException("record " + info.id() + " is not in this data set");
        }
        Recording recording = reader.read(record.header(), format.longest());
        LeadPlan plan = LeadPlan.of(format.channels(), recording.leads());
        if (plan.isEmpty()) {
            throw new DataException("record " + info.id() + " has the leads " + recording.leads()
                    + "; expected at least one of " + format.channels());
        }
        int leads = format.channels().size();
        if (recording.samples() == 0) {
            throw new DataException("record " + info.id() + " has no samples; expected at least one");
        }
        Resampler resampler = resamplers.computeIfAbsent(
                recording.samplingRate(), rate -> new Resampler(rate, format.samplingRate()));
        int steps = resampler.length(recording.samples());
        float[] values = new float[steps * leads];
        for (int lead = 0; lead < leads; lead++) {
            float[] resampled = resampler.resample(plan.channel(lead, recording.millivolts()));
            for (int step = 0; step < steps; step++) {
                values[step * leads + lead] = resampled[step];
            }
        }
        return new Example(new Sequence(values, steps, leads), record.target().clone());
    }

    /** Which records there are and how they are labelled, in the end. */
    private String labels() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (LabelledRecord record : records) {
                digest.update((record.info() + Arrays.toString(record.target())).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String fingerprint() {
        return files.fingerprint() + "-" + labels() + "-" + format.samplingRate() + "Hz"
                + format.longest().map(longest -> "-" + longest).orElse("") + "-"
                + String.join("+", format.channels()) + "-v" + READING_VERSION;
    }

    @Override
    public Preparation preparation() {
        return new PerRecordNormalisation(format.normalise());
    }

    @Override
    public Map<String, Integer> remarks() {
        return Map.copyOf(remarks);
    }

    @Override
    public void close() {
        files.close();
    }
}
