package dev.decant.study.comparison;

import dev.decant.api.score.Predictions;
import dev.decant.runtime.evaluation.Similarity;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The methods of a comparison with their runs, each run measured once. */
final class ComparedMethods {
    private final String baseline;
    private final Optional<MethodResult> teacher;
    private final List<MethodResult> contenders;
    private final Map<Long, Predictions> teachers = new HashMap<>();
    private final IdentityHashMap<SeedResult, SeedRow> rows = new IdentityHashMap<>();

    /**
     * @param baseline the name of a contender
     * @throws IllegalArgumentException if there is no contender of the baseline's name, two methods of one name,
     *     or runs that were tested on different records
     */
    ComparedMethods(String baseline, Optional<MethodResult> teacher, List<MethodResult> contenders) {
        this.baseline = baseline;
        this.teacher = teacher;
        this.contenders = contenders;
        List<String> names = contenders.stream().map(MethodResult::name).toList();
        if (!names.contains(baseline)) {
            throw new IllegalArgumentException("the baseline " + baseline + " is not one of " + names);
        }
        List<String> all = all().stream().map(MethodResult::name).toList();
        if (all.stream().distinct().count() < all.size()) {
            throw new IllegalArgumentException("two methods have one name: " + all);
        }
        TestedRecords.requireSame(all());
        teacher.ifPresent(t -> t.finished().forEach(run -> teachers.put(run.seed(), run.predictions())));
    }

    /** The teacher, then the contenders in the order to print them. */
    List<MethodResult> all() {
        return Stream.concat(teacher.stream(), contenders.stream()).toList();
    }

    /** Every run that finished. */
    List<SeedResult> runs() {
        return all().stream().flatMap(method -> method.finished().stream()).toList();
    }

    /** What is to be known of the methods' runs before the numbers. */
    List<String> warnings() {
        return all().stream().flatMap(method -> method.warnings().stream()).toList();
    }

    Optional<MethodResult> teacher() {
        return teacher;
    }

    MethodResult baseline() {
        return contenders.stream()
                .filter(contender -> contender.name().equals(baseline))
                .findFirst()
                .orElseThrow();
    }

    Optional<MethodResult> named(String name) {
        return all().stream().filter(method -> method.name().equals(name)).findFirst();
    }

    /** Whether similarity to a teacher can be measured. */
    boolean haveTeachers() {
        return !teachers.isEmpty();
    }

    Role role(MethodResult method) {
        if (teacher.map(MethodResult::name).equals(Optional.of(method.name()))) {
            return Role.TEACHER;
        }
        return method.name().equals(baseline) ? Role.BASELINE : Role.CONTENDER;
    }

    /** A method on all of its seeds. */
    Measured measured(MethodResult method) {
        return measured(method, method.finished());
    }

    /** A method on those of its seeds that another has too. */
    Measured measured(MethodResult method, MethodResult other) {
        List<Long> seeds = other.finished().stream().map(SeedResult::seed).toList();
        return measured(
                method,
                method.finished().stream()
                        .filter(run -> seeds.contains(run.seed()))
                        .toList());
    }

    private Measured measured(MethodResult method, List<SeedResult> runs) {
        List<Predictions> ofTeachers = runs.stream()
                .filter(run -> teachers.containsKey(run.seed()))
                .map(run -> teachers.get(run.seed()))
                .toList();
        return new Measured(
                method.name(), runs, runs.stream().map(run -> row(method, run)).toList(), ofTeachers);
    }

    private SeedRow row(MethodResult method, SeedResult run) {
        return rows.computeIfAbsent(run, one -> newRow(method, one));
    }

    private SeedRow newRow(MethodResult method, SeedResult run) {
        Optional<Similarity> similarity = role(method) == Role.TEACHER || !teachers.containsKey(run.seed())
                ? Optional.empty()
                : Optional.of(Similarity.of(
                        run.predictions().probabilities(),
                        teachers.get(run.seed()).probabilities()));
        return new SeedRow(run.seed(), run.run(), run.test(), similarity, run.cost());
    }
}
