package dev.decant.study.search;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExperimentVariants;
import dev.decant.runtime.config.TuneConfig;
import dev.decant.runtime.config.TuneTarget;
import java.util.List;

/**
 * What a search is going to do, known before any data is opened.
 *
 * @param below the section whose keys decide what is drawn; empty for paths from the top of the file
 * @param full epochs that the target is trained with
 */
record SearchPlan(
        ExperimentVariants variants, TuneConfig tune, String below, List<Trial> trials, Rungs rungs, int full) {
    /** @throws InvalidConfiguration if the epochs of its rungs do not fit */
    static SearchPlan of(ExperimentVariants variants, TuneConfig tune, String below) {
        int full = TuneTarget.train(tune, variants.base()).epochs();
        try {
            return new SearchPlan(variants, tune, below, Trials.of(tune, below), Rungs.of(tune, full), full);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfiguration((below.isEmpty() ? "tune: " : "compare.tune: ") + e.getMessage());
        }
    }

    Experiment experiment() {
        return variants.base();
    }

    /** What decides about it beside its runs, except how many trials it has: it can be given more. */
    String decisive() {
        return List.of(
                        tune.target(),
                        below,
                        tune.search(),
                        tune.seed(),
                        tune.seeds(),
                        tune.scheduler(),
                        tune.eta(),
                        tune.minEpochs(),
                        tune.maxEpochs(),
                        tune.parameters())
                .toString();
    }
}
