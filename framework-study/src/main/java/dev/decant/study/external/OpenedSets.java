package dev.decant.study.external;

import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.data.CacheProgress;
import dev.decant.runtime.experiment.Workspaces;
import dev.decant.runtime.training.OpenedData;
import java.nio.file.Path;

/**
 * An experiment's own data and its external sets, open.
 *
 * @param data parsed, split and prepared
 * @param external in the order of the configuration
 */
public record OpenedSets(OpenedData data, ExternalSets external) implements AutoCloseable {
    /**
     * Opens and parses all of them, the experiment's own data first.
     *
     * @throws dev.decant.api.data.DataException if one cannot be used
     */
    public static OpenedSets open(Experiment experiment, CacheProgress progress) {
        Path workspace = Workspaces.of(experiment);
        OpenedData data = OpenedData.open(experiment.data(), experiment.split(), workspace, progress);
        try {
            return new OpenedSets(data, ExternalSets.open(experiment, workspace, progress));
        } catch (RuntimeException | Error e) {
            data.close();
            throw e;
        }
    }

    /**
     * The same to train on: says at once what would fail after hours.
     *
     * @throws dev.decant.api.config.InvalidConfiguration if an external set does not fit networks of these data
     */
    public static OpenedSets toTrainOn(Experiment experiment, CacheProgress progress) {
        OpenedSets sets = open(experiment, progress);
        try {
            sets.external.requireFit(sets.data.task(), sets.data.input());
            return sets;
        } catch (RuntimeException | Error e) {
            sets.close();
            throw e;
        }
    }

    @Override
    public void close() {
        external.close();
        data.close();
    }
}
