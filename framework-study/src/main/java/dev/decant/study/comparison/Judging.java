package dev.decant.study.comparison;

import static java.util.Objects.requireNonNull;

import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.EvaluateConfig;
import dev.decant.runtime.evaluation.Metrics;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.study.external.ExternalData;
import dev.decant.study.external.ExternalPredictions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/**
 * How and on which records runs are judged.
 *
 * @param evaluate what judges
 * @param answers what a run answered there
 * @param ownSplit whether they are the runs' own test split, where what is to be said of their training is said
 */
record Judging(EvaluateConfig evaluate, Judged judged, Function<FinishedRun, Answers> answers, boolean ownSplit) {
    /** The seed of resamples: fixed, so that the same runs give the same intervals. */
    private static final long RESAMPLING_SEED = 20230217;

    /** What a run answered, with the patient of each record. */
    record Answers(Predictions predictions, List<String> groups) {}

    static Judging onTestSplit(EvaluateConfig evaluate, ComparisonRuns runs) {
        return new Judging(evaluate, Judged.testSplit(task(runs)), run -> new Answers(run.test(), run.groups()), true);
    }

    /**
     * On an external set; a scorer that does not apply to the classes that are left gives way.
     *
     * @throws dev.decant.api.config.InvalidConfiguration if a run and the set do not fit together
     */
    static Judging on(ExternalData external, EvaluateConfig evaluate, ComparisonRuns runs) throws IOException {
        Map<Path, ExternalPredictions> predicted = new HashMap<>();
        Set<Task> tasks = new HashSet<>();
        List<String> remarks = new ArrayList<>();
        for (FinishedRun run : runs.all()) {
            ExternalPredictions predictions = external.predict(run, evaluate.batchSize());
            predicted.put(run.folder().path(), predictions);
            if (tasks.add(predictions.predictions().task())) {
                remarks.addAll(external.remarks(run.test().task()));
            }
        }
        boolean scored = tasks.stream().allMatch(evaluate::scores);
        if (!scored) {
            remarks.add(ExternalData.NO_SCORE);
        }
        return new Judging(
                scored ? evaluate : evaluate.withoutScorer(),
                Judged.external(external.name(), task(runs), remarks),
                run -> {
                    ExternalPredictions found =
                            requireNonNull(predicted.get(run.folder().path()));
                    return new Answers(found.predictions(), found.groups());
                },
                false);
    }

    /** What the runs predict; a task of records where none finished. */
    private static Task task(ComparisonRuns runs) {
        return runs.all().stream()
                .findFirst()
                .map(run -> run.test().task())
                .orElse(new Task.MultiLabel(List.of("none")));
    }

    /** @param seed that the run serves, which may be another's than its own */
    SeedResult result(FinishedRun run, long seed) {
        Answers own = answers.apply(run);
        return new SeedResult(
                seed,
                Metrics.of(own.predictions(), evaluate.scorer()),
                own.predictions(),
                own.groups(),
                new Cost(
                        run.cost().parameters(),
                        run.epochs(),
                        run.cost().trainSeconds(),
                        run.cost().samplesPerSecond(),
                        run.cost().peakMemoryMiB() == 0
                                ? Double.NaN
                                : run.cost().peakMemoryMiB()),
                run.folder().path().toString());
    }

    ComparisonSetup setup(RunComparator comparator, ComparisonRuns runs) {
        boolean patients = runs.contenders().values().stream()
                .flatMap(List::stream)
                .findFirst()
                .map(answers)
                .map(own -> !own.groups().equals(own.predictions().ids()))
                .orElse(false);
        return new ComparisonSetup(
                comparator.name(),
                comparator.baseline(),
                evaluate.select(),
                evaluate.scorer(),
                comparator.resamples(),
                comparator.confidence(),
                evaluate.select() == comparator.evaluate().select() ? comparator.margin() : OptionalDouble.empty(),
                RESAMPLING_SEED,
                patients ? "patients" : "records",
                judged,
                ownSplit ? comparator.tuning() : Map.of(),
                ownSplit ? ComparisonTraining.of(runs) : Optional.empty(),
                Surroundings.described());
    }
}
