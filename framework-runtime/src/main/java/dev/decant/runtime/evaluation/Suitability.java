package dev.decant.runtime.evaluation;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.EvaluateConfig;
import dev.decant.runtime.config.EvaluateConfig.Metric;

/** Whether what is to judge a network can judge it, asked before hours of training. */
public final class Suitability {
    private Suitability() {}

    /** @throws InvalidConfiguration if there is no score to select by, or the scorer does not know the classes */
    public static void require(EvaluateConfig config, Task task) {
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
