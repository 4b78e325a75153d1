package dev.decant.study.comparison;

import dev.decant.api.score.Predictions;
import dev.decant.runtime.config.EvaluateConfig.Metric;
import dev.decant.runtime.evaluation.ChanceLevel;
import dev.decant.runtime.evaluation.Evaluation;
import dev.decant.runtime.evaluation.Similarity;
import dev.decant.runtime.statistics.Holm;
import dev.decant.runtime.statistics.Interval;
import dev.decant.runtime.statistics.PairedPermutation;
import dev.decant.runtime.statistics.Summary;
import dev.decant.runtime.statistics.WinTieLoss;
import dev.decant.study.comparison.ComparisonResamples.Measured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Turns the results of runs into a {@link Comparison}; seconds for a thousand records, 26 classes and 15 runs. */
public final class ComparisonCalculation {
    private final ComparisonSetup setup;
    private final Optional<MethodResult> teacher;
    private final List<MethodResult> contenders;
    private final Optional<ComparisonResamples> resamples;
    private final Map<Long, Predictions> teachers = new HashMap<>();
    private final IdentityHashMap<SeedResult, SeedRow> rows = new IdentityHashMap<>();

    private ComparisonCalculation(
            ComparisonSetup setup, Optional<MethodResult> teacher, List<MethodResult> contenders) {
        this.setup = setup;
        this.teacher = teacher;
        this.contenders = contenders;
        teacher.ifPresent(t -> t.finished().forEach(run -> teachers.put(run.seed(), run.predictions())));
        List<SeedResult> runs =
                all().stream().flatMap(method -> method.finished().stream()).toList();
        this.resamples = runs.stream().findFirst().map(any -> new ComparisonResamples(setup, any, runs.size()));
    }

    /**
     * Looks the runs over; what is asked for afterwards shares one set of resamples.
     *
     * @param teacher what the teachers gave, one for each seed; empty where the comparison has none
     * @param contenders in the order to print them; the baseline is one of them
     * @throws IllegalArgumentException if there is no contender of the baseline's name, two methods of one name,
     *     or runs that were tested on different records
     */
    public static ComparisonCalculation prepare(
            ComparisonSetup setup, Optional<MethodResult> teacher, List<MethodResult> contenders) {
        List<String> names = contenders.stream().map(MethodResult::name).toList();
        if (!names.contains(setup.baseline())) {
            throw new IllegalArgumentException("the baseline " + setup.baseline() + " is not one of " + names);
        }
        List<String> all = Stream.concat(teacher.stream().map(MethodResult::name), names.stream())
                .toList();
        if (all.stream().distinct().count() < all.size()) {
            throw new IllegalArgumentException("two methods have one name: " + all);
        }
        ComparisonCalculation calculation = new ComparisonCalculation(setup, teacher, contenders);
        checkSameRecords(calculation.all());
        return calculation;
    }

    /** {@link #prepare} and {@link #comparison} in one. */
    public static Comparison of(ComparisonSetup setup, Optional<MethodResult> teacher, List<MethodResult> contenders) {
        return prepare(setup, teacher, contenders).comparison();
    }

    /** How it is made. */
    public ComparisonSetup setup() {
        return setup;
    }

    /**
     * One method less another, paired by seed and patient as the differences to the baseline are, without p-value.
     *
     * @param method the teacher or a contender
     * @param other likewise
     * @return empty where no seed has both, or the measure is undefined
     */
    public Optional<PairedDifference> difference(String method, String other, Measure measure) {
        return named(method)
                .flatMap(one -> named(other)
                        .flatMap(two -> resamples.flatMap(drawn -> difference(one, two, measure, drawn, false))));
    }

    private Optional<MethodResult> named(String name) {
        return all().stream().filter(method -> method.name().equals(name)).findFirst();
    }

    private List<MethodResult> all() {
        return Stream.concat(teacher.stream(), contenders.stream()).toList();
    }

    /** Everything, with the differences to the baseline. */
    public Comparison comparison() {
        List<MethodResult> all = all();
        List<Long> seeds = all.stream()
                .flatMap(method -> Stream.concat(
                        method.finished().stream().map(SeedResult::seed),
                        method.failures().stream().map(SeedFailure::seed)))
                .distinct()
                .sorted()
                .toList();
        List<Measure> measures = Arrays.stream(Measure.values())
                .filter(m -> m != Measure.SCORE || setup.scorer().isPresent())
                .filter(m -> m != Measure.R2_TEACHER || !teachers.isEmpty())
                .toList();
        if (resamples.isEmpty()) {
            List<MethodRow> methods = all.stream()
                    .map(method -> row(method, measures, Optional.empty()))
                    .toList();
            return new Comparison(
                    setup,
                    0,
                    0,
                    seeds,
                    measures,
                    Optional.empty(),
                    methods,
                    List.of(),
                    List.of("no run finished"),
                    List.of());
        }
        ComparisonResamples drawn = resamples.get();
        SeedResult any = all.stream()
                .flatMap(method -> method.finished().stream())
                .findFirst()
                .orElseThrow();
        Optional<Evaluation> chance = Optional.of(ChanceLevel.of(any.predictions(), setup.scorer()));
        List<MethodRow> methods = all.stream()
                .map(method -> row(method, measures, Optional.of(drawn)))
                .toList();
        Comparison numbers = new Comparison(
                setup,
                any.groups().size(),
                drawn.groups().count(),
                seeds,
                measures,
                chance,
                methods,
                differences(all, measures, drawn),
                List.of(),
                List.of());
        return new Comparison(
                setup,
                numbers.records(),
                numbers.groups(),
                seeds,
                measures,
                chance,
                methods,
                numbers.differences(),
                ComparisonRemarks.warnings(numbers),
                ComparisonRemarks.notes(numbers, drawn));
    }

    private MethodRow row(MethodResult method, List<Measure> measures, Optional<ComparisonResamples> drawn) {
        Measured measured = measured(method, method.finished());
        List<SeedRow> seeds = measured.rows();
        boolean oneRun =
                seeds.size() > 1 && seeds.stream().map(SeedRow::run).distinct().count() == 1;
        Map<Measure, Summary> summaries = new EnumMap<>(Measure.class);
        Map<Measure, Interval> intervals = new EnumMap<>(Measure.class);
        for (Measure measure : measures) {
            double[] values = values(measured, measure);
            summaries.put(measure, Summary.of(oneRun ? Arrays.copyOf(values, 1) : values));
            if (!seeds.isEmpty() && drawn.isPresent() && !Double.isNaN(measured.mean(measure))) {
                intervals.put(measure, drawn.get().interval(measured, measure));
            }
        }
        return new MethodRow(
                method.name(),
                role(method),
                seeds,
                summaries,
                intervals,
                method.failures(),
                method.overrides(),
                method.tuningTrials());
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

    private List<PairedDifference> differences(
            List<MethodResult> all, List<Measure> measures, ComparisonResamples drawn) {
        MethodResult baseline = contenders.stream()
                .filter(c -> c.name().equals(setup.baseline()))
                .findFirst()
                .orElseThrow();
        List<PairedDifference> differences = new ArrayList<>();
        for (Measure measure : measures) {
            List<PairedDifference> ofMeasure = all.stream()
                    .filter(method -> role(method) != Role.BASELINE)
                    .flatMap(method -> difference(method, baseline, measure, drawn, true).stream())
                    .toList();
            double[] adjusted = Holm.adjust(ofMeasure.stream()
                    .mapToDouble(d -> d.pValue().orElse(Double.NaN))
                    .toArray());
            for (int i = 0; i < adjusted.length; i++) {
                differences.add(withAdjusted(ofMeasure.get(i), adjusted[i]));
            }
        }
        return differences;
    }

    /** Empty where no seed has both, or the measure is undefined. */
    private Optional<PairedDifference> difference(
            MethodResult method, MethodResult baseline, Measure measure, ComparisonResamples drawn, boolean mayTest) {
        List<Long> ofBaseline =
                baseline.finished().stream().map(SeedResult::seed).toList();
        List<Long> ofMethod = method.finished().stream().map(SeedResult::seed).toList();
        Measured own = measured(method, only(method, ofBaseline));
        Measured other = measured(baseline, only(baseline, ofMethod));
        if (own.runs().isEmpty() || Double.isNaN(own.mean(measure) - other.mean(measure))) {
            return Optional.empty();
        }
        boolean tested = mayTest
                && own.runs().size() >= PairedPermutation.FEWEST_SEEDS
                && role(method) == Role.CONTENDER
                && measure.metric().isPresent()
                && Measure.principal(setup.select()).contains(measure);
        OptionalDouble pValue = OptionalDouble.empty();
        if (tested) {
            Metric metric = measure.metric().orElseThrow();
            pValue = OptionalDouble.of(drawn.pValue(own, other, metric));
        }
        return Optional.of(new PairedDifference(
                method.name(),
                role(method),
                measure,
                own.runs().size(),
                drawn.difference(own, other, measure),
                pValue,
                OptionalDouble.empty(),
                WinTieLoss.of(values(own, measure), values(other, measure))));
    }

    private static PairedDifference withAdjusted(PairedDifference d, double adjusted) {
        return new PairedDifference(
                d.method(),
                d.role(),
                d.measure(),
                d.seeds(),
                d.difference(),
                d.pValue(),
                d.pValue().isPresent() ? OptionalDouble.of(adjusted) : OptionalDouble.empty(),
                d.seedsWon());
    }

    private static double[] values(Measured method, Measure measure) {
        return method.rows().stream().mapToDouble(row -> row.value(measure)).toArray();
    }

    private static List<SeedResult> only(MethodResult method, List<Long> seeds) {
        return method.finished().stream()
                .filter(run -> seeds.contains(run.seed()))
                .toList();
    }

    private Measured measured(MethodResult method, List<SeedResult> runs) {
        List<Predictions> ofTeachers = runs.stream()
                .filter(run -> teachers.containsKey(run.seed()))
                .map(run -> teachers.get(run.seed()))
                .toList();
        return new Measured(
                method.name(), runs, runs.stream().map(run -> row(method, run)).toList(), ofTeachers);
    }

    private Role role(MethodResult method) {
        if (teacher.map(MethodResult::name).equals(Optional.of(method.name()))) {
            return Role.TEACHER;
        }
        return method.name().equals(setup.baseline()) ? Role.BASELINE : Role.CONTENDER;
    }

    private static void checkSameRecords(List<MethodResult> methods) {
        Optional<SeedResult> first = Optional.empty();
        for (MethodResult method : methods) {
            for (SeedResult run : method.finished()) {
                if (first.isEmpty()) {
                    first = Optional.of(run);
                }
                OptionalInt row = firstDifference(first.get(), run);
                if (row.isPresent()) {
                    throw new IllegalArgumentException("runs " + first.get().run() + " and " + run.run()
                            + " (" + method.name() + ", seed " + run.seed()
                            + ") were not tested on the same records: they differ from row " + row.getAsInt() + " on");
                }
            }
        }
    }

    private static OptionalInt firstDifference(SeedResult one, SeedResult other) {
        int rows = Math.min(one.groups().size(), other.groups().size());
        for (int i = 0; i < rows; i++) {
            if (!one.predictions().ids().get(i).equals(other.predictions().ids().get(i))
                    || !one.groups().get(i).equals(other.groups().get(i))
                    || !Arrays.equals(
                            one.predictions().truth()[i], other.predictions().truth()[i])) {
                return OptionalInt.of(i);
            }
        }
        return one.groups().size() == other.groups().size() ? OptionalInt.empty() : OptionalInt.of(rows);
    }
}
