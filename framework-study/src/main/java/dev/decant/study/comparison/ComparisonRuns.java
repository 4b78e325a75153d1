package dev.decant.study.comparison;

import dev.decant.api.data.DataException;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.run.FinishedRun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a comparison trained: every run by contender, in the order of the seeds, and why a contender failed.
 *
 * @param teachers by seed
 * @param contenders finished runs by contender name, one for each seed
 * @param failures by contender name; a contender that failed for one seed leaves the table
 */
public record ComparisonRuns(
        Map<Long, FinishedRun> teachers, Map<String, List<FinishedRun>> contenders, Map<String, Failure> failures) {
    /** Why and where a contender failed. */
    public record Failure(long seed, String reason) {}

    /** Collects runs as they finish. */
    static final class Collector {
        private final Map<Long, FinishedRun> teachers = new LinkedHashMap<>();
        private final Map<String, List<FinishedRun>> contenders = new LinkedHashMap<>();
        private final Map<String, Failure> failures = new LinkedHashMap<>();

        /** @param names the contenders, in the order of the table */
        Collector(Collection<String> names) {
            names.forEach(name -> contenders.put(name, new ArrayList<>()));
        }

        void teacher(long seed, FinishedRun run) {
            teachers.put(seed, run);
        }

        void finished(String contender, FinishedRun run) {
            contenders.computeIfAbsent(contender, name -> new ArrayList<>()).add(run);
        }

        void failed(String contender, long seed, String reason) {
            failures.put(contender, new Failure(seed, reason));
        }

        ComparisonRuns collected() {
            failures.keySet().forEach(contenders::remove);
            return new ComparisonRuns(teachers, contenders, failures);
        }
    }

    /**
     * The strategy {@code plain} where it was trained, else the first contender.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    public String usualBaseline() {
        return contenders.containsKey("plain")
                ? "plain"
                : contenders.keySet().iterator().next();
    }

    /** The same with one contender under another name, in the same place. */
    public ComparisonRuns renamed(String contender, String name) {
        Map<String, List<FinishedRun>> others = new LinkedHashMap<>();
        contenders.forEach((label, finished) -> others.put(label.equals(contender) ? name : label, finished));
        return new ComparisonRuns(teachers, others, failures);
    }

    /** One run of each method that has any, that of its lowest seed; the teacher's first. */
    public Map<String, FinishedRun> oneEach() {
        Map<String, FinishedRun> byMethod = new LinkedHashMap<>();
        lowestSeed(teachers.values()).ifPresent(run -> byMethod.put(RunSpecs.TEACHER, run));
        contenders.forEach((name, finished) -> lowestSeed(finished).ifPresent(run -> byMethod.put(name, run)));
        return byMethod;
    }

    private static Optional<FinishedRun> lowestSeed(Collection<FinishedRun> runs) {
        return runs.stream().min(Comparator.comparingLong(FinishedRun::seed));
    }

    /** Every run that finished, teachers first. */
    public List<FinishedRun> all() {
        List<FinishedRun> all = new ArrayList<>(teachers.values());
        contenders.values().forEach(all::addAll);
        return all;
    }

    /**
     * Finished runs as they lie on disk, grouped by their labels; those labelled as teachers serve their seeds.
     *
     * @throws DataException if two runs have one label and one seed, unless they are one teacher that lies in two places
     */
    public static ComparisonRuns of(List<FinishedRun> runs) {
        Collector collector = new Collector(List.of());
        Map<String, FinishedRun> taken = new HashMap<>();
        for (FinishedRun run : runs) {
            FinishedRun before = taken.putIfAbsent(run.label() + " " + run.seed(), run);
            if (before != null) {
                if (run.label().equals(RunSpecs.TEACHER) && run.id().equals(before.id())) {
                    continue;
                }
                throw new DataException("the runs " + before.folder().path() + " and "
                        + run.folder().path() + " are both " + run.label() + " with seed " + run.seed()
                        + "; expected one of them");
            }
            if (run.label().equals(RunSpecs.TEACHER)) {
                collector.teacher(run.seed(), run);
            } else {
                collector.finished(run.label(), run);
            }
        }
        return collector.collected();
    }
}
