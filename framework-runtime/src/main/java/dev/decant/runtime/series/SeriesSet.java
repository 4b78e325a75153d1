package dev.decant.runtime.series;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.Preparation;
import dev.decant.api.data.PreparationStep;
import dev.decant.api.data.RawRecord;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Sequence;
import dev.decant.api.network.InputSpec;
import dev.decant.api.task.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Series in memory. */
final class SeriesSet implements DataSet {
    private final Map<String, LabelledSeries> series = new LinkedHashMap<>();
    private final UcrOptions config;
    private final String files;
    private final List<String> labels;

    /** @param files the fingerprint of what was read */
    SeriesSet(List<LabelledSeries> all, UcrOptions config, String files) {
        this.config = config;
        this.files = files;
        for (LabelledSeries one : all) {
            if (series.put(one.id(), one) != null) {
                throw new DataException("two files have the name of the series " + one.id());
            }
        }
        labels = all.stream().map(LabelledSeries::label).distinct().sorted().toList();
        if (labels.size() < 2) {
            throw new DataException("all series have the label " + labels.get(0) + "; expected two labels or more");
        }
    }

    @Override
    public Task task() {
        return new Task.MultiClass(labels);
    }

    /** As long as the longest series: shorter ones are padded behind their end. */
    @Override
    public InputSpec input() {
        int longest = series.values().stream()
                .mapToInt(one -> one.values().length)
                .max()
                .orElseThrow();
        int steps = (longest + config.every() - 1) / config.every();
        return new InputSpec(OptionalInt.of(steps), List.of("value"), config.sampleRate() / config.every());
    }

    @Override
    public List<RecordInfo> records() {
        return series.keySet().stream()
                .map(id -> new RecordInfo(id, Optional.empty()))
                .toList();
    }

    @Override
    public Example read(RecordInfo info) {
        LabelledSeries one = series.get(info.id());
        if (one == null) {
            throw new DataException("record " + info.id() + " is not in this data set");
        }
        float[] target = new float[labels.size()];
        target[labels.indexOf(one.label())] = 1;
        float[] values = means(one.values(), config.every());
        return new Example(new Sequence(values, values.length, 1), target);
    }

    /** Of every few values; the last mean may be of fewer. */
    private static float[] means(float[] values, int every) {
        float[] means = new float[(values.length + every - 1) / every];
        for (int i = 0; i < means.length; i++) {
            int end = Math.min(values.length, (i + 1) * every);
            double sum = 0;
            for (int j = i * every; j < end; j++) {
                sum += values[j];
            }
            means[i] = (float) (sum / (end - i * every));
        }
        return means;
    }

    @Override
    public String fingerprint() {
        return files + "-" + config.sampleRate() + "Hz-" + config.every() + "-" + config.standardise();
    }

    @Override
    public Preparation preparation() {
        return new SeriesPreparation(config.standardise());
    }

    @Override
    public Optional<RawRecord> raw() {
        return Optional.of(new RawRecord(
                List.of(new RawRecord.Channel("value", Optional.empty())),
                List.of(
                        new PreparationStep(
                                "series-gaps",
                                "Missing values at the end shorten the series. Others lie on the straight line between their"
                                        + " neighbours; those before the first value are that value."),
                        new PreparationStep(
                                "means",
                                "Each run of so many neighbouring values becomes their mean; the last run may be shorter.",
                                Map.of("values", config.every())))));
    }

    @Override
    public Map<String, Integer> remarks() {
        int filled =
                (int) series.values().stream().filter(one -> one.filled() > 0).count();
        return filled == 0
                ? Map.of()
                : Map.of("series with missing values, which lie between their neighbours", filled);
    }

    @Override
    public void close() {
        // Nothing is open: the files were read at once.
    }
}
