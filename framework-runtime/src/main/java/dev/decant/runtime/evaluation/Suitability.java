package dev.decant.runtime.evaluation;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataException;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.EvaluateConfig;
import dev.decant.runtime.config.EvaluateConfig.Metric;

/** Whether a network can be trained on a task, and what is to judge it can judge it, asked before hours of training. */
public final class Suitability {
    private Suitability() {}

    /**
     * Asks of the data that networks are trained on, and of what judges them.
     *
     * @throws DataException if all records are of one class
     * @throws InvalidConfiguration if there is no score to select by, or the scorer does not know the classes
     */
    public static void require(EvaluateConfig config, Task task) {
        if (task instanceof Task.MultiClass && task.outputs() < 2) {
            throw new DataException("all records have the class "
                    + task.classes().get(0) + "; to train, records of two classes or more are needed");
        }
        if (config.select() == Metric.SCORE && config.scorer().isEmpty()) {
            throw new InvalidConfiguration("evaluate.select = score needs a scorer, such as evaluate.scorer.type");
        }
        config.scorer().ifPresent(scorer -> {
            if (!scorer.extension().accepts(task)) {
                throw new InvalidConfiguration("the scorer " + scorer.type() + " does not apply to the classes "
                        + String.join(" ", task.classes()));
            }
        });
    }
}
