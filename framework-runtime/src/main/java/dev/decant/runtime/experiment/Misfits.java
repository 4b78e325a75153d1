package dev.decant.runtime.experiment;

import com.typesafe.config.ConfigUtil;
import dev.decant.api.config.InvalidConfiguration;
import dev.decant.runtime.config.ConfigurationException;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.Problem;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.exceptions.TensorFlowException;

/** Collects which strategies of a comparison do not fit the rest of it, so that all are told at once. */
public final class Misfits {
    private final Experiment experiment;
    private final List<Problem> found = new ArrayList<>();

    public Misfits(Experiment experiment) {
        this.experiment = experiment;
    }

    /**
     * Does what fails where a run does not fit.
     *
     * @param label of the run
     * @throws InvalidConfiguration if it does not fit and is none of the strategies that are compared
     */
    public void attempt(String label, Runnable building) {
        try {
            building.run();
        } catch (InvalidConfiguration | TensorFlowException e) {
            if (!isCompared(label)) {
                throw e;
            }
            String path = ConfigUtil.joinPath("compare", "strategies", label);
            found.add(Problem.at(
                    experiment.source().getValue(path).origin(),
                    path,
                    "does not fit, so nothing is trained: " + e.getMessage()));
        }
    }

    private boolean isCompared(String label) {
        return experiment.compare().stream()
                .flatMap(compare -> compare.contenders().stream())
                .anyMatch(contender -> contender.name().equals(label));
    }

    /** @throws ConfigurationException with each strategy that does not fit, and why, if there is one */
    public void refuse() {
        if (!found.isEmpty()) {
            throw new ConfigurationException(found);
        }
    }
}
