package dev.decant.study.search;

import com.typesafe.config.ConfigUtil;
import dev.decant.api.config.InvalidConfiguration;
import dev.decant.runtime.config.CompareConfig;
import dev.decant.runtime.config.EqualTuning;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExperimentVariants;
import dev.decant.runtime.config.Setting;
import dev.decant.runtime.training.OpenedData;
import dev.decant.runtime.training.TrainingFailed;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.execution.Jobs;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tunes every strategy of a comparison alike: as many trials, the same rungs, the same values of shared keys in the trials of
 * one number, on seeds that the comparison does not use.
 */
public final class ContenderTuning {
    private final Searching searching;

    @Inject
    ContenderTuning(Searching searching) {
        this.searching = searching;
    }

    /**
     * Tunes one strategy after the other as {@code compare.tune} says, if the experiment has it. What was interrupted goes on
     * with the same decisions.
     *
     * @param names of the strategies to tune
     * @param data of the experiment
     * @param listener hears each search, one after the other
     * @param progress hears every run
     * @throws InvalidConfiguration if the epochs of the strategies' rungs differ or do not fit
     * @throws dev.decant.runtime.config.ConfigurationException with each strategy of which no trial fits the rest; nothing is
     *     trained then
     * @throws TrainingFailed if every trial of a strategy failed
     */
    public TunedContenders tune(
            ExperimentVariants variants,
            List<String> names,
            OpenedData data,
            Jobs jobs,
            SearchListener listener,
            TrainingListener progress)
            throws IOException {
        Experiment experiment = variants.base();
        Optional<EqualTuning> tuning = experiment.compare().flatMap(CompareConfig::tune);
        if (tuning.isEmpty()) {
            return new TunedContenders(experiment, Map.of());
        }
        List<SearchPlan> plans = plans(variants, names, tuning.get());
        searching.requireFit(plans, data);
        List<Setting> chosen = new ArrayList<>(List.of(new Setting("compare.tune", "null")));
        Map<String, TuningEffort> efforts = new LinkedHashMap<>();
        for (SearchPlan plan : plans) {
            String name = plan.tune().target();
            Tuned tuned = searching.search(plan, data, jobs, listener, progress);
            TrialRecord best = tuned.best().orElseThrow(() -> new TrainingFailed(allFailed(tuned)));
            chosen.addAll(best.trial().settings());
            chosen.add(new Setting(
                    ConfigUtil.joinPath("compare", "tuned", name),
                    Integer.toString(tuned.trials().size())));
            efforts.put(name, TuningEffort.of(tuned, best, plan.below()));
        }
        return new TunedContenders(variants.with(chosen), efforts);
    }

    /**
     * What {@link #tune} requires before it begins; nothing without {@code compare.tune}.
     *
     * @throws InvalidConfiguration as {@link #tune} does
     * @throws dev.decant.runtime.config.ConfigurationException as {@link #tune} does
     */
    public void requireFit(ExperimentVariants variants, List<String> names, OpenedData data) {
        variants.base()
                .compare()
                .flatMap(CompareConfig::tune)
                .ifPresent(tuning -> searching.requireFit(plans(variants, names, tuning), data));
    }

    private static List<SearchPlan> plans(ExperimentVariants variants, List<String> names, EqualTuning tuning) {
        List<SearchPlan> plans = names.stream()
                .map(name -> SearchPlan.of(variants, tuning.of(name), EqualTuning.section(name)))
                .toList();
        plans.forEach(plan -> requireSameRungs(plans.get(0), plan));
        return plans;
    }

    private static void requireSameRungs(SearchPlan one, SearchPlan other) {
        if (!one.rungs().equals(other.rungs())) {
            throw new InvalidConfiguration("compare.tune: the trials of "
                    + one.tune().target() + " would be judged after "
                    + one.rungs().epochs() + " epochs, those of " + other.tune().target() + " after "
                    + other.rungs().epochs() + "; set compare.tune.max-epochs = "
                    + Math.min(one.full(), other.full()) + " or less");
        }
    }

    private static String allFailed(Tuned tuned) {
        String reason = tuned.trials().stream()
                .map(TrialRecord::failure)
                .filter(failure -> !failure.isEmpty())
                .findFirst()
                .orElse("its metric is undefined");
        return "compare.tune: no trial of " + tuned.tune().target()
                + " has a metric, so it has no settings to be compared" + " with. Of the first: " + reason;
    }
}
