package dev.decant.runtime.run;

import com.typesafe.config.Config;
import dev.decant.runtime.config.EvaluateConfig;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One network that is trained once: what is trained and how, on what, judged how, taught by whom. {@link RunId} tells
 * which of it decides the result.
 *
 * @param label its name in listings: {@code teacher}, or a strategy's name in the configuration
 * @param folder where runs of this experiment are kept
 * @param teacher the finished run that it learns from; empty where its strategy needs none
 * @param source the experiment's resolved configuration, kept beside the run
 */
public record RunSpec(
        String label,
        Path folder,
        Recipe recipe,
        DataSpec data,
        EvaluateConfig evaluate,
        Optional<TeacherRun> teacher,
        Config source) {
    /** The seed of weights, batches and random operations. */
    public long seed() {
        return recipe.train().seed();
    }

    /**
     * The share of the records of its training that have a label, as the split is configured, in (0, 1]: what learns from labels
     * alone reads no others.
     */
    public double labelled() {
        return recipe.needsLabels() ? 1 : data.split().labelled();
    }

    /** The same run with another teacher. */
    public RunSpec taughtBy(Optional<TeacherRun> other) {
        return new RunSpec(label, folder, recipe, data, evaluate, other, source);
    }

    /** The same run, kept elsewhere. */
    public RunSpec in(Path other) {
        return new RunSpec(label, other, recipe, data, evaluate, teacher, source);
    }
}
