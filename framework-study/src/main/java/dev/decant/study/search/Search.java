package dev.decant.study.search;

import dev.decant.runtime.config.EvaluateConfig.Metric;
import dev.decant.study.execution.RunOutcome;
import dev.decant.study.execution.RunUnit;
import dev.decant.study.search.Asha.Step;
import dev.decant.study.search.SearchListener.TrialEnded;
import dev.decant.study.search.SearchListener.TrialStep;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A search under way: which trial goes on is written into a journal before it is done, and read from it afterwards. */
final class Search {
    private final List<Trial> trials;
    private final Rungs rungs;
    private final Metric metric;
    private final Journal journal;
    private final Asha asha;
    private final Map<Step, Parts> parts = new HashMap<>();
    private final Map<Integer, TrialRecord> records = new LinkedHashMap<>();

    /** The runs of a step that have ended. */
    private static final class Parts {
        private final List<Double> metrics = new ArrayList<>();
        private final List<String> reasons = new ArrayList<>();
        private final long began = System.nanoTime();
    }

    /**
     * Goes on from what the journal says.
     *
     * @throws dev.decant.api.data.DataException if the journal is none of this search
     */
    Search(SearchPlan plan, Metric metric, Journal journal) {
        this.trials = plan.trials();
        this.rungs = plan.rungs();
        this.metric = metric;
        this.journal = journal;
        this.asha = new Asha(plan.tune().eta(), rungs.count(), trials.size());
        journal.entries().forEach(this::replay);
    }

    private void replay(Journal.Entry entry) {
        try {
            if (entry.metric().isEmpty()) {
                asha.begin(entry.step());
                record(entry.step().trial());
                parts.put(entry.step(), new Parts());
            } else {
                asha.done(entry.step(), entry.metric().getAsDouble());
                TrialRecord record = record(entry.step().trial());
                record.reached(entry.step().rung(), entry.metric().getAsDouble(), entry.remark());
                entry.runs().forEach(record::ran);
                parts.remove(entry.step());
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw journal.damagedAt(entry.step(), String.valueOf(e.getMessage()));
        }
    }

    private TrialRecord record(int trial) {
        return records.computeIfAbsent(trial, index -> new TrialRecord(trials.get(index)));
    }

    /** Steps that an earlier process began and did not end. */
    List<Step> interrupted() {
        return journal.entries().stream()
                .map(Journal.Entry::step)
                .distinct()
                .filter(parts::containsKey)
                .toList();
    }

    /** What is to be trained next; from here on it is. */
    Optional<Step> next() throws IOException {
        Optional<Step> step = asha.next();
        if (step.isPresent()) {
            asha.begin(step.get());
            journal.begun(step.get());
            record(step.get().trial());
            parts.put(step.get(), new Parts());
        }
        return step;
    }

    Trial trial(Step step) {
        return trials.get(step.trial());
    }

    /** How many epochs the trial has when it has taken a step. */
    int epochs(Step step) {
        return rungs.at(step.rung());
    }

    /** A run of a step ended. */
    void ran(Step step, RunUnit unit, RunOutcome outcome) throws IOException {
        Parts ended = Optional.ofNullable(parts.get(step)).orElseThrow();
        if (outcome instanceof RunOutcome.Failed failed) {
            ended.reasons.add(unit.name() + ": " + failed.reason());
            ended.metrics.add(Double.NEGATIVE_INFINITY);
        } else {
            ended.metrics.add(ValidationMetric.of(unit.folder(), metric).best(epochs(step)));
            record(step.trial()).ran(unit.id());
        }
    }

    /** A step cannot be taken at all. */
    void refused(Step step, String reason) {
        Parts ended = Optional.ofNullable(parts.get(step)).orElseThrow();
        ended.metrics.add(Double.NEGATIVE_INFINITY);
        ended.reasons.add(reason);
    }

    /** Every run of a step ended: the trial's metric is the mean over its seeds. */
    TrialEnded ended(Step step) throws IOException {
        Parts ended = Optional.ofNullable(parts.remove(step)).orElseThrow();
        double mean =
                ended.metrics.stream().mapToDouble(value -> value).average().orElse(Double.NEGATIVE_INFINITY);
        String reason = String.join("; ", ended.reasons);
        asha.done(step, mean);
        TrialRecord record = record(step.trial());
        journal.done(step, mean, reason, record.runs());
        record.reached(step.rung(), mean, reason);
        double seconds = (System.nanoTime() - ended.began) / 1e9;
        return new TrialEnded(told(step), name(), mean, reason, seconds, standing());
    }

    private String standing() {
        return best().map(best -> String.format(
                        Locale.ROOT,
                        "best so far trial %d with %.4f at epoch %d",
                        best.trial().number(),
                        best.last().orElseThrow(),
                        rungs.at(best.rung().orElseThrow())))
                .orElse("none so far");
    }

    /** A step as listeners hear it. */
    TrialStep told(Step step) {
        return new TrialStep(trial(step), trials.size(), step.rung() + 1, rungs.count(), epochs(step));
    }

    Metric metric() {
        return metric;
    }

    /** The metric's name in a configuration. */
    String name() {
        return metric.name().toLowerCase(Locale.ROOT);
    }

    /** The best trial of the highest rung. */
    Optional<TrialRecord> best() {
        return asha.best().map(step -> record(step.trial()));
    }

    /** Every trial that was begun, in their order. */
    List<TrialRecord> records() {
        return records.values().stream()
                .sorted(Comparator.comparingInt(record -> record.trial().index()))
                .toList();
    }
}
