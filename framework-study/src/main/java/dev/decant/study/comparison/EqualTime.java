package dev.decant.study.comparison;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueFactory;
import dev.decant.io.text.Counted;
import dev.decant.runtime.config.CompareConfig;
import dev.decant.runtime.config.CompareConfig.Contender;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.run.FinishedRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many epochs of the baseline fit into the time that the slowest strategy trains, so that what a strategy gains can be
 * told from what its time alone would have given.
 *
 * @param baseline its name
 * @param slowest the strategy that took the most seconds of training, summed over the seeds; may be the baseline itself
 * @param runs of every strategy that was compared the id of its run of the lowest seed
 * @param epochs of the baseline in that time, at least those that it has
 */
record EqualTime(String baseline, String slowest, Map<String, String> runs, int epochs) {
    private static final String SUFFIX = "-equal-time";

    EqualTime {
        runs = Map.copyOf(runs);
    }

    /** The name of the row. */
    static String name(String baseline) {
        return baseline + SUFFIX;
    }

    /** The name of the row. */
    String name() {
        return name(baseline);
    }

    /**
     * By the measured seconds of finished runs.
     *
     * @param configured epochs of the baseline
     * @return empty if it has no run
     */
    static Optional<EqualTime> of(String baseline, int configured, ComparisonRuns runs) {
        List<FinishedRun> its = runs.contenders().getOrDefault(baseline, List.of());
        if (its.isEmpty()) {
            return Optional.empty();
        }
        Map.Entry<String, List<FinishedRun>> slowest = Map.entry(baseline, its);
        for (Map.Entry<String, List<FinishedRun>> other : runs.contenders().entrySet()) {
            slowest = seconds(other.getValue()) > seconds(slowest.getValue()) ? other : slowest;
        }
        Map<String, String> ids = new TreeMap<>();
        runs.contenders()
                .forEach((name, of) -> of.stream()
                        .min(Comparator.comparingLong(FinishedRun::seed))
                        .ifPresent(run -> ids.put(name, run.id())));
        double epochs = its.stream().mapToInt(FinishedRun::epochs).average().orElseThrow();
        double fitting = seconds(its) > 0 ? epochs * seconds(slowest.getValue()) / seconds(its) : epochs;
        return Optional.of(
                new EqualTime(baseline, slowest.getKey(), ids, (int) Math.max(configured, Math.round(fitting))));
    }

    private static double seconds(List<FinishedRun> runs) {
        return runs.stream().mapToDouble(run -> run.cost().trainSeconds()).sum();
    }

    /**
     * Whether a choice that was made before still stands: the baseline and the slowest strategy are there, and no strategy
     * has joined or changed. Times are measured, so that a new choice might be another number.
     */
    boolean standsFor(ComparisonRuns present) {
        Map<String, List<FinishedRun>> contenders = present.contenders();
        return contenders.keySet().containsAll(List.of(baseline, slowest))
                && contenders.entrySet().stream().allMatch(entry -> isOf(runs.get(entry.getKey()), entry.getValue()));
    }

    private static boolean isOf(@Nullable String id, List<FinishedRun> runs) {
        return runs.stream().anyMatch(run -> run.id().equals(id));
    }

    /**
     * The experiment with the row written out as one more strategy, in its configuration too: so a run of it says by itself
     * how it was trained.
     */
    Experiment in(Experiment experiment) {
        CompareConfig compare = ComparisonTrainer.compare(experiment);
        List<Contender> contenders = new ArrayList<>(compare.contenders());
        contenders.add(contender(compare));
        Config source = experiment.source();
        String strategies = "compare.strategies";
        String row = strategies + "." + ConfigUtil.joinPath(name());
        return experiment
                .withCompare(compare.withContenders(contenders))
                .withSource(source.withValue(row, source.getValue(strategies + "." + ConfigUtil.joinPath(baseline)))
                        .withValue(row + ".train.epochs", ConfigValueFactory.fromAnyRef(epochs))
                        .withValue("compare.equal-time", ConfigValueFactory.fromAnyRef(false)));
    }

    private Contender contender(CompareConfig compare) {
        Contender its = named(baseline, compare);
        return new Contender(name(), its.strategy(), its.train().withEpochs(epochs), its.splitter());
    }

    /** The contender of a name. */
    static Contender named(String name, CompareConfig compare) {
        return compare.contenders().stream()
                .filter(contender -> contender.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** {@code plain-equal-time: 36 epochs, as many as fit the training time of bbm}. */
    String sentence() {
        return String.format(
                Locale.ROOT,
                "%s: %s, as many as fit the training time of %s",
                name(),
                new Counted(epochs, "epoch"),
                slowest);
    }
}
