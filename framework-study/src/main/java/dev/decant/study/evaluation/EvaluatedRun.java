package dev.decant.study.evaluation;

import dev.decant.runtime.config.EvaluateConfig;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.study.external.ExternalData;
import dev.decant.study.external.ExternalSets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a finished run scores.
 *
 * @param run with its folder, predictions and cost
 * @param test on the test split
 * @param external on external sets, in the order of the configuration
 * @param report the page that was written of it; empty where none was
 */
public record EvaluatedRun(FinishedRun run, EvaluatedSet test, List<EvaluatedSet> external, Optional<Path> report) {
    public EvaluatedRun {
        external = List.copyOf(external);
    }

    /**
     * Judges the predictions on the test split, and predicts external sets where that was not done before.
     *
     * @throws dev.decant.api.config.InvalidConfiguration if run and set do not fit together
     */
    public static EvaluatedRun of(FinishedRun run, EvaluateConfig config, ExternalSets external) throws IOException {
        List<EvaluatedSet> elsewhere = new ArrayList<>();
        for (ExternalData set : external.sets()) {
            elsewhere.add(EvaluatedSet.of(set, run, config));
        }
        return new EvaluatedRun(run, EvaluatedSet.ofTestSplit(run, config), elsewhere, Optional.empty());
    }

    /** The same with its page. */
    public EvaluatedRun withReport(Path page) {
        return new EvaluatedRun(run, test, external, Optional.of(page));
    }
}
