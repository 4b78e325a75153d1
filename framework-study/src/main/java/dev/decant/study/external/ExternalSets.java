package dev.decant.study.external;

import dev.decant.api.network.InputSpec;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExternalSet;
import dev.decant.runtime.data.CacheProgress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The external sets of an experiment, open. */
public final class ExternalSets implements AutoCloseable {
    private final List<ExternalData> sets;

    private ExternalSets(List<ExternalData> sets) {
        this.sets = sets;
    }

    /**
     * Opens and parses all of them.
     *
     * @param workspace the folder for caches and generated recordings
     * @throws dev.decant.api.data.DataException if one cannot be used
     */
    public static ExternalSets open(Experiment experiment, Path workspace, CacheProgress progress) {
        List<ExternalData> open = new ArrayList<>();
        try {
            for (ExternalSet set : experiment.external()) {
                open.add(ExternalData.open(set, workspace, progress));
            }
            return new ExternalSets(List.copyOf(open));
        } catch (RuntimeException | Error e) {
            open.forEach(ExternalData::close);
            throw e;
        }
    }

    /** The sets, in the order of the configuration. */
    public List<ExternalData> sets() {
        return sets;
    }

    /**
     * Says before hours of training what would fail after them.
     *
     * @throws dev.decant.api.config.InvalidConfiguration if a set does not fit networks of this task and input
     */
    public void requireFit(Task task, InputSpec input) {
        sets.forEach(set -> set.requireFit(task, input));
    }

    @Override
    public void close() {
        sets.forEach(ExternalData::close);
    }
}
