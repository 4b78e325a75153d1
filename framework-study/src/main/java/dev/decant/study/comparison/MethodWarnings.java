package dev.decant.study.comparison;

import dev.decant.api.data.DataException;
import dev.decant.runtime.config.EvaluateConfig.Metric;
import dev.decant.runtime.run.FinishedRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a reader should know of one method's runs before the numbers: a sentence for all of its seeds. */
final class MethodWarnings {
    private MethodWarnings() {}

    /**
     * Where trainings ended too early.
     *
     * @param select the metric that chose the checkpoints
     */
    static Optional<String> undertrained(String method, List<FinishedRun> runs, Metric select) {
        Map<Long, Double> falls = new LinkedHashMap<>();
        for (FinishedRun run : runs) {
            OptionalDouble fall = Undertraining.of(run, select);
            if (fall.isPresent()) {
                falls.put(run.seed(), fall.getAsDouble());
            }
        }
        return falls.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        method + " was still learning when its training ended (" + bySeed(falls) + " of the fall of"
                                + " its training loss came in the last third of the epochs, in which "
                                + select.name().toLowerCase(Locale.ROOT)
                                + " on the validation split rose too): with more epochs its numbers may be others");
    }

    /** Where trainings show that they could not learn the labels, a sentence for each reason. */
    static List<String> ailing(String method, List<FinishedRun> finished) {
        List<String> warnings = new ArrayList<>();
        Map<Long, Ailments> runs = new LinkedHashMap<>();
        finished.forEach(run -> runs.put(run.seed(), new Ailments(log(run))));
        where(runs, Ailments::drowned, "%.0f times")
                .map(seeds -> "what the strategy of " + method + " adds to the loss drowns the labels (" + seeds
                        + " their loss): lower its weight")
                .ifPresent(warnings::add);
        where(runs, Ailments::clipped, "%.0f times")
                .map(seeds -> "the gradients of " + method + " are far longer than train.clip-norm lets them be ("
                        + seeds + "): what is largest in the loss decides the direction alone")
                .ifPresent(warnings::add);
        where(runs, Ailments::atChance, "AUROC %.2f")
                .map(seeds -> method + " never got away from chance on the validation split (" + seeds + ")")
                .ifPresent(warnings::add);
        return warnings;
    }

    private static Optional<String> where(
            Map<Long, Ailments> runs, Function<Ailments, OptionalDouble> ailment, String format) {
        List<String> found = new ArrayList<>();
        runs.forEach((seed, ailments) -> ailment.apply(ailments)
                .ifPresent(value -> found.add("seed " + seed + ": " + String.format(Locale.ROOT, format, value))));
        return found.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", found));
    }

    private static TrainingLog log(FinishedRun run) {
        try {
            return TrainingLog.of(run.folder());
        } catch (IOException e) {
            throw new DataException("the log " + run.folder().metrics() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Where answers hardly depend on the record.
     *
     * @param records what was judged, in the plural
     */
    static Optional<String> constant(String method, List<SeedResult> runs, String records) {
        List<String> found = new ArrayList<>();
        for (SeedResult run : runs) {
            ConstantAnswers.of(run.predictions())
                    .ifPresent(constant -> found.add(String.format(
                            Locale.ROOT,
                            "seed %d: %s for %.1f %%",
                            run.seed(),
                            constant.answer(),
                            100 * constant.share())));
        }
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(method + " decides nearly all " + records + " alike (" + String.join(", ", found)
                        + ") and is right no more often than the most frequent answer");
    }

    private static String bySeed(Map<Long, Double> shares) {
        return shares.entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "seed %d: %.0f %%", entry.getKey(), 100 * entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
