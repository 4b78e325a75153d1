package dev.decant.study.run;

import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.experiment.Thoroughness;
import java.util.List;

/** Looks at an experiment before it is trained. */
@FunctionalInterface
public interface ExperimentCheck {
    /**
     * Lines for the user, such as an estimate; none is fine.
     *
     * @throws dev.decant.api.config.InvalidConfiguration if the parts of the experiment do not fit together
     * @throws dev.decant.api.data.DataException if its data cannot be opened, or records cannot be read
     */
    List<String> check(Experiment experiment, Thoroughness thoroughness);
}
