package dev.decant.runtime.evaluation;

import dev.decant.api.score.Predictions;
import dev.decant.api.score.Scorer;
import dev.decant.api.score.WeightedScore;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.Selected;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A scorer for tests: the share of rows that are right. It keeps what it was shown, and accepts few classes. */
final class ShareRight implements Scorer<Record> {
    private static final int MOST_CLASSES = 2;

    private record None() {}

    final List<Predictions> shown = new ArrayList<>();
    private final Optional<WeightedScore> weighted;
    private final Optional<float[]> thresholds;

    ShareRight(Optional<WeightedScore> weighted, Optional<float[]> thresholds) {
        this.weighted = weighted;
        this.thresholds = thresholds;
    }

    static ShareRight plain() {
        return new ShareRight(Optional.empty(), Optional.empty());
    }

    Selected<Scorer<Record>> selected() {
        return new Selected<>("share-right", this, new None());
    }

    @Override
    public Class<Record> configType() {
        return Record.class;
    }

    @Override
    public String summary() {
        return "the share of rows that are right";
    }

    @Override
    public String principal() {
        return "right";
    }

    @Override
    public boolean accepts(Task task) {
        return task.outputs() <= MOST_CLASSES;
    }

    @Override
    public Map<String, Double> score(Predictions predictions, Record config) {
        shown.add(predictions);
        double right = 0;
        for (int i = 0; i < predictions.published().length; i++) {
            right += Arrays.equals(predictions.published()[i], predictions.decisions()[i]) ? 1 : 0;
        }
        return Map.of("right", right / predictions.published().length);
    }

    @Override
    public Optional<WeightedScore> weighted(Predictions predictions, Record config) {
        return weighted;
    }

    @Override
    public Optional<float[]> thresholds(Predictions validation, Record config) {
        return thresholds;
    }

    @Override
    public Map<String, Double> scoreFiles(Path labels, Path outputs, Record config) {
        throw new UnsupportedOperationException();
    }
}
