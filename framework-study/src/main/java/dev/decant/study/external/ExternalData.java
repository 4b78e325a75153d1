package dev.decant.study.external;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.Transform;
import dev.decant.api.network.InputSpec;
import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.ExternalSet;
import dev.decant.runtime.data.BatchAssembler;
import dev.decant.runtime.data.CacheProgress;
import dev.decant.runtime.data.CachedSet;
import dev.decant.runtime.data.JudgedRows;
import dev.decant.runtime.data.RecordCache;
import dev.decant.runtime.evaluation.Thresholds;
import dev.decant.runtime.experiment.CommonClasses;
import dev.decant.runtime.experiment.ExternalForm;
import dev.decant.runtime.graph.SavedStudent;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.TrainedOn;
import dev.decant.runtime.training.OpenedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An external set, parsed, on which finished runs are judged: with the preparation that each run fitted on its training
 * records and the thresholds that it chose on its validation split. Nothing is fitted here.
 */
public final class ExternalData implements AutoCloseable {
    /** A remark where the field's scorer cannot do without the classes that are left out. */
    public static final String NO_SCORE =
            "The scorer does not apply to the classes that are left, so there is no score.";

    private final ExternalSet external;
    private final DataSet set;
    private final RecordCache cache;

    private ExternalData(ExternalSet external, DataSet set, RecordCache cache) {
        this.external = external;
        this.set = set;
        this.cache = cache;
    }

    /**
     * Opens the source and parses what the cache does not have yet.
     *
     * @param workspace the folder for caches and generated recordings
     * @throws DataException if the data cannot be used
     */
    public static ExternalData open(ExternalSet external, Path workspace, CacheProgress progress) {
        CachedSet cached = OpenedData.openCached(external.data(), workspace, progress);
        return new ExternalData(external, cached.set(), cached.cache());
    }

    /** The set's name in the configuration. */
    public String name() {
        return external.name();
    }

    /** The data set itself. */
    public DataSet set() {
        return set;
    }

    /** The parsed records, those included that a run cannot be judged on. */
    public RecordCache cache() {
        return cache;
    }

    /**
     * Assembles batches as a run's own records were prepared, without variation.
     *
     * @throws InvalidConfiguration if run and set do not have the same input
     */
    public BatchAssembler assembler(FinishedRun run) {
        TrainedOn origin = TrainedOn.of(run.folder());
        form().requireInput(origin.input(), "the run " + run.folder().path());
        return assembler(run, origin);
    }

    private BatchAssembler assembler(FinishedRun run, TrainedOn origin) {
        Transform transform = set.preparation().restore(origin.preparation());
        return new BatchAssembler(cache, transform, set.input(), set.task(), List.of(), run.seed());
    }

    /** What the source left out or repaired, counted. */
    public Map<String, Integer> remarks() {
        return set.remarks();
    }

    /** What a reader must know of the judgement of a run: which classes and records are not in it. */
    public List<String> remarks(Task run) {
        CommonClasses common = common(run);
        List<String> remarks = new ArrayList<>();
        if (!common.missing().isEmpty()) {
            remarks.add("Classes that no record of " + name() + " has are left out: "
                    + String.join(" ", common.missing()) + ".");
        }
        if (!common.unknown().isEmpty()) {
            remarks.add("Classes of " + name() + " that the networks do not predict are ignored: "
                    + String.join(" ", common.unknown()) + ".");
        }
        int dropped = cache.size() - judged(common).length;
        if (dropped > 0) {
            remarks.add(dropped + " records of " + name() + " belong to none of the classes that are left.");
        }
        return remarks;
    }

    /**
     * Says whether networks of this task and input can be judged here.
     *
     * @throws InvalidConfiguration if not
     */
    public void requireFit(Task task, InputSpec input) {
        form().requireFit(task, input, positives());
    }

    /**
     * Predicts every record, or reads what was predicted before.
     *
     * @param batchSize records in one batch
     * @throws InvalidConfiguration if run and set do not fit together
     */
    public ExternalPredictions predict(FinishedRun run, int batchSize) throws IOException {
        TrainedOn origin = TrainedOn.of(run.folder());
        form().requireInput(origin.input(), "the run " + run.folder().path());
        CommonClasses common = common(run.test().task());
        float[] thresholds = common.ofRun(run.thresholds());
        int[] records = judged(common);
        StoredPredictions stored = new StoredPredictions(run, name(), set.fingerprint(), common.task());
        Optional<ExternalPredictions> before = stored.read(thresholds);
        if (before.isPresent()) {
            return before.get();
        }
        JudgedRows rows = new JudgedRows(cache, set.task(), records);
        float[][] probabilities = probabilities(run, origin, rows, batchSize);
        boolean[][] truth = rows.truth();
        boolean[][] published = rows.published();
        for (int i = 0; i < truth.length; i++) {
            probabilities[i] = common.ofRun(probabilities[i]);
            truth[i] = common.ofSet(truth[i]);
            published[i] = common.ofSet(published[i]);
        }
        Predictions predictions = new Predictions(
                common.task(),
                rows.ids(),
                probabilities,
                Thresholds.decide(common.task(), probabilities, thresholds),
                truth,
                published);
        ExternalPredictions predicted = new ExternalPredictions(run, predictions, thresholds, rows.groups());
        stored.write(predicted);
        return predicted;
    }

    /**
     * Predicts every record for every class of the run, whatever labels the records have.
     *
     * @param batchSize records in one batch
     * @return with no truth
     * @throws InvalidConfiguration if run and set do not have the same input
     */
    public Predictions predictAll(FinishedRun run, int batchSize) {
        TrainedOn origin = TrainedOn.of(run.folder());
        form().requireInput(origin.input(), "the run " + run.folder().path());
        Task task = run.test().task();
        JudgedRows rows = new JudgedRows(cache, set.task(), allRecords());
        float[][] probabilities = probabilities(run, origin, rows, batchSize);
        return new Predictions(
                task,
                rows.ids(),
                probabilities,
                Thresholds.decide(task, probabilities, run.thresholds()),
                new boolean[rows.count()][task.outputs()]);
    }

    /** Of all classes of the run, [row][class]. */
    private float[][] probabilities(FinishedRun run, TrainedOn origin, JudgedRows rows, int batchSize) {
        BatchAssembler assembler = assembler(run, origin);
        try (SavedStudent student = SavedStudent.load(run.folder().student())) {
            return rows.predict(assembler, set.input(), batchSize, student::predict);
        }
    }

    private CommonClasses common(Task run) {
        return form().common(run, positives());
    }

    /** How many records belong to each class. */
    private int[] positives() {
        int[] positives = new int[set.task().outputs()];
        for (boolean[] row : new JudgedRows(cache, set.task(), allRecords()).truth()) {
            for (int c = 0; c < positives.length; c++) {
                positives[c] += row[c] ? 1 : 0;
            }
        }
        return positives;
    }

    private int[] allRecords() {
        return IntStream.range(0, cache.size()).toArray();
    }

    /** Every record; of a multi-class set those whose class is judged. */
    private int[] judged(CommonClasses common) {
        int[] all = allRecords();
        if (!(common.task() instanceof Task.MultiClass)) {
            return all;
        }
        boolean[][] truth = new JudgedRows(cache, set.task(), all).truth();
        return IntStream.of(all)
                .filter(record -> {
                    for (boolean positive : common.ofSet(truth[record])) {
                        if (positive) {
                            return true;
                        }
                    }
                    return false;
                })
                .toArray();
    }

    private ExternalForm form() {
        return ExternalForm.of(name(), set);
    }

    @Override
    public void close() {
        cache.close();
        set.close();
    }
}
