package dev.decant.runtime.training;

import dev.decant.api.data.DataSet;
import dev.decant.api.data.Transform;
import dev.decant.api.data.Workspace;
import dev.decant.api.network.InputSpec;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.DataConfig;
import dev.decant.runtime.config.SplitConfig;
import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.data.BadRecord;
import dev.decant.runtime.data.BatchAssembler;
import dev.decant.runtime.data.CacheProgress;
import dev.decant.runtime.data.CachedSet;
import dev.decant.runtime.data.ClassWeights;
import dev.decant.runtime.data.JudgedRows;
import dev.decant.runtime.data.PlannedRecords;
import dev.decant.runtime.data.RecordCache;
import dev.decant.runtime.data.SkippedRecords;
import dev.decant.runtime.data.Split;
import dev.decant.runtime.graph.DataForm;
import dev.decant.runtime.graph.GraphSpec;
import dev.decant.runtime.run.Recipe;
import dev.decant.runtime.run.RunSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A data set, parsed into its cache, split, with its preparation fitted: what all runs of a comparison share. */
public final class OpenedData implements AutoCloseable {
    private final DataSet set;
    private final RecordCache cache;
    private final Split split;
    private final Transform transform;
    private final Path workspace;

    private OpenedData(DataSet set, RecordCache cache, Split split, Transform transform, Path workspace) {
        this.set = set;
        this.cache = cache;
        this.split = split;
        this.transform = transform;
        this.workspace = workspace;
    }

    /**
     * Opens the source, parses what the cache does not have yet, and fits the preparation on the training records.
     *
     * @param workspace the folder for caches and generated recordings
     * @throws dev.decant.api.data.DataException if the data cannot be used
     */
    public static OpenedData open(DataConfig data, SplitConfig split, Path workspace, CacheProgress progress) {
        CachedSet cached = openCached(data, workspace, progress);
        try {
            Split parts = Split.of(cached.cache().records(), split);
            Transform transform = cached.set().preparation().fit(cached.cache().sequences(parts.training()));
            return new OpenedData(cached.set(), cached.cache(), parts, transform, workspace);
        } catch (RuntimeException | Error e) {
            cached.close();
            throw e;
        }
    }

    /**
     * Opens the source and parses what the cache does not have yet.
     *
     * @throws dev.decant.api.data.DataException if the data cannot be used
     */
    public static CachedSet openCached(DataConfig data, Path workspace, CacheProgress progress) {
        DataSet set = openSet(data, workspace);
        try {
            int threads = Runtime.getRuntime().availableProcessors();
            return CachedSet.open(set, data.reading().onBadRecord(), workspace.resolve("records"), threads, progress);
        } catch (RuntimeException | Error e) {
            set.close();
            throw e;
        }
    }

    /** Opens the source only: labels and shapes, no signals. */
    public static DataSet openSet(DataConfig data, Path workspace) {
        try {
            Path folder = workspace.resolve("sources");
            Files.createDirectories(folder);
            return data.source()
                    .extension()
                    .open(data.config(), new Workspace(folder), data.reading().limits());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the workspace " + workspace + ": " + e.getMessage(), e);
        }
    }

    /** What is predicted. */
    public Task task() {
        return set.task();
    }

    /** The shape of the input. */
    public InputSpec input() {
        return set.input();
    }

    /** The data set itself. */
    public DataSet set() {
        return set;
    }

    /** The records that could not be read and were skipped; none where that was not asked for. */
    public List<BadRecord> skipped() {
        return set instanceof SkippedRecords rest ? rest.skipped() : List.of();
    }

    /** The parsed records. */
    public RecordCache cache() {
        return cache;
    }

    /** Which records are for what. */
    public Split split() {
        return split;
    }

    /** The folder of caches. */
    public Path workspace() {
        return workspace;
    }

    /** The fitted preparation. */
    public Transform transform() {
        return transform;
    }

    /** Assembles batches for one run. */
    public BatchAssembler assembler(TrainConfig train) {
        BatchAssembler assembler = new BatchAssembler(cache, transform, input(), task(), train.augment(), train.seed());
        return split.partlyLabelled() ? assembler.labelling(this::labelled) : assembler;
    }

    /** Records that training does not read are judged, and judging has labels. */
    private boolean labelled(int record) {
        return Arrays.binarySearch(split.labelled(), record) >= 0 || Arrays.binarySearch(split.training(), record) < 0;
    }

    /** The graph of a run on this data. */
    public GraphSpec graph(RunSpec run) {
        float[] classWeights = classWeights(run.recipe().train().classWeights());
        double labelled = run.recipe().needsLabels() ? 1 : split.labelledShare();
        return GraphSpec.of(run, new DataForm(input(), task(), classWeights, labelled));
    }

    /** Whether only labels could teach it, and some records have none. */
    public boolean trainsOnLabelledAlone(Recipe recipe) {
        return recipe.needsLabels() && split.partlyLabelled();
    }

    private float[] classWeights(TrainConfig.ClassWeights kind) {
        return switch (kind) {
            case NONE -> ClassWeights.equal(task());
            case BALANCED -> ClassWeights.balanced(task(), split.labelled(), cache::target);
        };
    }

    /** The rows in which some records are judged. */
    public JudgedRows rows(int[] records) {
        return new JudgedRows(cache, task(), records);
    }

    /** The records that a network is trained on, for batch plans; those of varying length are to be with their like. */
    public PlannedRecords planned(Recipe recipe) {
        return new PlannedRecords(
                split.taughtBy(recipe.needsLabels()), input().masked() ? Optional.of(cache::steps) : Optional.empty());
    }

    @Override
    public void close() {
        cache.close();
        set.close();
    }
}
