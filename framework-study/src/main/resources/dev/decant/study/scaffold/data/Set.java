package @package@;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.Preparation;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Sequence;
import dev.decant.api.network.InputSpec;
import dev.decant.api.task.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The series of some files, held in memory. */
final class @Name@Set implements DataSet {
    private final Map<String, @Name@.Line> lines;
    private final @Name@.Options config;
    private final String files;
    private final List<String> labels;

    /** @param files the fingerprint of what was read */
    @Name@Set(Map<String, @Name@.Line> lines, @Name@.Options config, String files) {
        this.lines = lines;
        this.config = config;
        this.files = files;
        this.labels = lines.values().stream().map(@Name@.Line::label).distinct().sorted().toList();
        if (labels.size() < 2) {
            throw new DataException("all series have the label " + labels + "; expected two or more labels");
        }
    }

    @Override
    public Task task() {
        return new Task.MultiClass(labels);
    }

    /** As long as the longest series; shorter ones are padded, and a mask says where. */
    @Override
    public InputSpec input() {
        int longest = lines.values().stream().mapToInt(line -> line.values().length).max().orElseThrow();
        return new InputSpec(
                OptionalInt.of(config.differences() ? longest - 1 : longest), List.of("value"), config.sampleRate());
    }

    @Override
    public List<RecordInfo> records() {
        return lines.keySet().stream().map(id -> new RecordInfo(id, Optional.empty())).toList();
    }

    @Override
    public Example read(RecordInfo info) {
        @Name@.Line line = lines.get(info.id());
        if (line == null) {
            throw new DataException("record " + info.id() + " is not in this data set");
        }
        float[] values = config.differences() ? differences(line.values()) : line.values().clone();
        float[] target = new float[labels.size()];
        target[labels.indexOf(line.label())] = 1;
        return new Example(new Sequence(values, values.length, 1), target);
    }

    private static float[] differences(float[] values) {
        float[] differences = new float[values.length - 1];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = values[i + 1] - values[i];
        }
        return differences;
    }

    /** Everything that changes what is read: content and options, never a path. */
    @Override
    public String fingerprint() {
        return files + "-" + config.sampleRate() + (config.differences() ? "-differences" : "");
    }

    @Override
    public Preparation preparation() {
        return new Standardised();
    }

    @Override
    public Map<String, Integer> remarks() {
        return Map.of(); // such as "series without label: 3"
    }

    @Override
    public void close() {
        // Nothing is open: the files were read at once.
    }
}
