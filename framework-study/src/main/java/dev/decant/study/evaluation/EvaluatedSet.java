package dev.decant.study.evaluation;

import dev.decant.api.task.Task;
import dev.decant.runtime.config.EvaluateConfig;
import dev.decant.runtime.evaluation.Evaluation;
import dev.decant.runtime.evaluation.Metrics;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.study.external.ExternalData;
import dev.decant.study.external.ExternalPredictions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run scores on one set of records.
 *
 * @param set {@code test}, or the name of an external set
 * @param task of which each record, or each step of a record, is judged: for an external set with the classes that it has
 *     in common with the run
 * @param thresholds of those classes
 * @param remarks what a reader must know of the judgement, sentences
 */
public record EvaluatedSet(String set, Task task, Evaluation evaluation, float[] thresholds, List<String> remarks) {
    /** The set that every run is tested on. */
    public static final String TEST = "test";

    public EvaluatedSet {
        remarks = List.copyOf(remarks);
    }

    /** What is counted: {@code records} or {@code steps}. */
    public String unit() {
        return task instanceof Task.PerStepBinary ? "steps" : "records";
    }

    static EvaluatedSet ofTestSplit(FinishedRun run, EvaluateConfig config) {
        return new EvaluatedSet(
                TEST, run.test().task(), Metrics.of(run.test(), config.scorer()), run.thresholds(), List.of());
    }

    static EvaluatedSet of(ExternalData set, FinishedRun run, EvaluateConfig config) throws IOException {
        ExternalPredictions found = set.predict(run, config.batchSize());
        List<String> remarks = new ArrayList<>(set.remarks(run.test().task()));
        EvaluateConfig judging = config;
        if (!config.scores(found.predictions().task())) {
            judging = config.withoutScorer();
            remarks.add(ExternalData.NO_SCORE);
        }
        return new EvaluatedSet(
                set.name(),
                found.predictions().task(),
                Metrics.of(found.predictions(), judging.scorer()),
                found.thresholds(),
                remarks);
    }
}
