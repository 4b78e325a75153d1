package dev.decant.cli;

import dev.decant.runtime.config.Experiment;
import java.util.List;

/** Looks at a configuration that was bound, for {@code decant validate}. */
@FunctionalInterface
public interface ExperimentCheck {
    /**
     * Lines to print, such as an estimate; none is fine.
     *
     * @throws dev.decant.api.config.InvalidConfiguration if the parts of the experiment do not fit together
     * @throws dev.decant.api.data.DataException if its data cannot be read
     */
    List<String> check(Experiment experiment);
}
