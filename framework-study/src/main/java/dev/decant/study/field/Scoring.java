package dev.decant.study.field;

import dev.decant.api.score.Scorer;
import dev.decant.runtime.config.ExperimentLoader;
import dev.decant.runtime.config.Selected;
import dev.decant.runtime.config.Setting;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Scores files of predictions as a field's official scorer does, in double precision. */
public final class Scoring {
    private final ExperimentLoader configurations;

    @Inject
    Scoring(ExperimentLoader configurations) {
        this.configurations = configurations;
    }

    /**
     * The score's numbers by name, in the scorer's order.
     *
     * @param scorer its type
     * @param labels the folder of the truth
     * @param outputs the folder of the predictions
     * @param options of the scorer, over its defaults
     * @param warnings hears what is odd in the files, though they are scored
     * @throws dev.decant.runtime.config.ConfigurationException if the scorer is unknown or an option is wrong
     * @throws dev.decant.api.data.DataException if the files cannot be read
     */
    public Map<String, Double> score(
            String scorer, Path labels, Path outputs, List<Setting> options, Consumer<String> warnings) {
        Selected<Scorer<Record>> chosen = configurations.scorer(scorer, options);
        return chosen.extension().scoreFiles(labels, outputs, chosen.config(), warnings);
    }
}
