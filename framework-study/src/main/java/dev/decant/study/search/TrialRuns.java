package dev.decant.study.search;

import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExperimentVariants;
import dev.decant.runtime.config.Setting;
import dev.decant.runtime.config.TuneConfig;
import dev.decant.runtime.config.TuneTarget;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.run.TeacherRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runs that a search consists of. */
final class TrialRuns {
    private final ExperimentVariants variants;
    private final TuneConfig tune;
    private final RunSpecs specs;

    TrialRuns(ExperimentVariants variants, TuneConfig tune, RunSpecs specs) {
        this.variants = variants;
        this.tune = tune;
        this.specs = specs;
    }

    /** Whether trials have a teacher. */
    boolean taught() {
        return untaught(new Trial(0, Map.of()), tune.seeds().get(0)).recipe().needsTeacher();
    }

    /** What the target is with the values of a trial; with those of none, as it is written. */
    RunSpec untaught(Trial trial, long seed) {
        List<Setting> settings = new ArrayList<>(trial.settings());
        boolean student = isStudent();
        if (student) { // the configuration beside the run says it all, and names no other run by its label
            settings.add(new Setting("train.seed", Long.toString(seed)));
            settings.add(new Setting("compare", "null"));
        }
        Experiment experiment = variants.with(settings);
        String label = student ? experiment.strategy().type() : tune.target();
        return specs.labelled(experiment, label, seed);
    }

    private boolean isStudent() {
        return tune.target().equals(TuneTarget.STUDENT)
                && TuneTarget.contender(tune, variants.base()).isEmpty();
    }

    RunSpec of(Trial trial, long seed, Optional<TeacherRun> teacher) {
        RunSpec untaught = untaught(trial, seed);
        return untaught.recipe().needsTeacher() ? untaught.taughtBy(teacher) : untaught;
    }
}
