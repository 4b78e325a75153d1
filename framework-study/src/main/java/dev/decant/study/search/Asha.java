package dev.decant.study.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asynchronous successive halving, Algorithm 2 of Li et al. 2020, "A System for Massively Parallel Hyperparameter Tuning":
 * which trial is to be trained next, and to which rung. Whoever is free asks; nobody waits for a rung to be full. A trial
 * is promoted from a rung if it is among the best 1/η (rounded down) of those that have a metric there by now.
 *
 * <p>Beyond the paper, the number of trials is bounded. When all were begun, none is being trained and none can be promoted,
 * the best one of the highest rung goes on, until one has reached the top: so that the best trial is known with the whole
 * budget.
 *
 * <p>It knows nothing of training, of parameters or of time, and is not safe for several threads at once.
 */
public final class Asha {
    private final int eta;
    private final int trials;
    private final List<Rung> rungs = new ArrayList<>();
    private final Set<Step> running = new HashSet<>();
    private int begun;

    /**
     * A trial that is to be trained to a rung.
     *
     * @param trial from 0, in the order in which trials are begun
     * @param rung from 0
     */
    public record Step(int trial, int rung) {}

    /** A finite metric of a trial. */
    private record Result(int trial, double metric) {}

    /** What happened on one rung. */
    private static final class Rung {
        private final Map<Integer, Double> metrics = new HashMap<>();
        private final Set<Integer> promoted = new HashSet<>();

        /** The best first, of equal ones the earlier. */
        private final TreeSet<Result> ranked = new TreeSet<>(
                Comparator.comparingDouble(Result::metric).reversed().thenComparingInt(Result::trial));

        private void put(int trial, double metric) {
            metrics.put(trial, metric);
            if (Double.isFinite(metric)) {
                ranked.add(new Result(trial, metric));
            }
        }

        private Optional<Integer> unpromoted(int best) {
            return ranked.stream()
                    .limit(best)
                    .map(Result::trial)
                    .filter(trial -> !promoted.contains(trial))
                    .findFirst();
        }
    }

    /**
     * @param eta one of so many is promoted, at least 2
     * @param rungs how many there are, at least 1; with one, every trial is trained once and none is promoted
     * @param trials how many are begun at most
     */
    public Asha(int eta, int rungs, int trials) {
        if (eta < 2 || rungs < 1 || trials < 0) {
            throw new IllegalArgumentException("eta " + eta + ", rungs " + rungs + ", trials " + trials);
        }
        this.eta = eta;
        this.trials = trials;
        for (int i = 0; i < rungs; i++) {
            this.rungs.add(new Rung());
        }
    }

    /**
     * What whoever is free should train: a promotion, from the highest rung down, or else a new trial. It changes nothing
     * before {@link #begin}.
     *
     * @return empty if there is nothing to do now; if nothing is being trained either, the search is over
     */
    public Optional<Step> next() {
        for (int rung = rungs.size() - 2; rung >= 0; rung--) {
            Rung from = rungs.get(rung);
            Optional<Integer> promoted = from.unpromoted(from.metrics.size() / eta);
            if (promoted.isPresent()) {
                return Optional.of(new Step(promoted.get(), rung + 1));
            }
        }
        if (begun < trials) {
            return Optional.of(new Step(begun, 0));
        }
        return running.isEmpty() ? last() : Optional.empty();
    }

    /** The best of the highest rung goes on, unless one is at the top. */
    private Optional<Step> last() {
        if (!rungs.get(rungs.size() - 1).ranked.isEmpty()) {
            return Optional.empty();
        }
        for (int rung = rungs.size() - 2; rung >= 0; rung--) {
            Optional<Integer> best = rungs.get(rung).unpromoted(Integer.MAX_VALUE);
            if (best.isPresent()) {
                return Optional.of(new Step(best.get(), rung + 1));
            }
        }
        return Optional.empty();
    }

    /**
     * The step is being trained from now on.
     *
     * @throws IllegalArgumentException if the trial cannot take this step
     */
    public void begin(Step step) {
        Rung below = step.rung() > 0 ? rungs.get(step.rung() - 1) : new Rung();
        boolean known = step.rung() == 0 ? step.trial() == begun : below.metrics.containsKey(step.trial());
        if (!known || !running.add(step) || rungs.get(step.rung()).metrics.containsKey(step.trial())) {
            throw new IllegalArgumentException("trial " + step.trial() + " cannot begin rung " + step.rung());
        }
        below.promoted.add(step.trial());
        begun = step.rung() == 0 ? begun + 1 : begun;
    }

    /**
     * A step is trained.
     *
     * @param metric larger is better; what is not finite is worse than every number and never promoted, such as that of a
     *     trial that failed
     * @throws IllegalArgumentException if the step was not being trained
     */
    public void done(Step step, double metric) {
        if (!running.remove(step)) {
            throw new IllegalArgumentException("trial " + step.trial() + " was not on its way to rung " + step.rung());
        }
        rungs.get(step.rung()).put(step.trial(), metric);
    }

    /** The best trial of the highest rung that any has reached with a finite metric. */
    public Optional<Step> best() {
        for (int rung = rungs.size() - 1; rung >= 0; rung--) {
            TreeSet<Result> ranked = rungs.get(rung).ranked;
            if (!ranked.isEmpty()) {
                return Optional.of(new Step(ranked.first().trial(), rung));
            }
        }
        return Optional.empty();
    }
}
