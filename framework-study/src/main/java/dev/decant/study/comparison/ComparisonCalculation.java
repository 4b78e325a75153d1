package dev.decant.study.comparison;

import dev.decant.runtime.evaluation.ChanceLevel;
import dev.decant.runtime.statistics.Interval;
import dev.decant.runtime.statistics.Summary;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns the results of runs into a {@link Comparison}; seconds for a thousand records, 26 classes and 15 runs. */
public final class ComparisonCalculation {
    private final ComparisonSetup setup;
    private final ComparedMethods methods;
    private final Optional<ComparisonIntervals> intervals;

    private ComparisonCalculation(ComparisonSetup setup, ComparedMethods methods) {
        this.setup = setup;
        this.methods = methods;
        List<SeedResult> runs = methods.runs();
        this.intervals = runs.stream().findFirst().map(any -> new ComparisonIntervals(setup, any, runs.size()));
    }

    /**
     * Looks the runs over; what is asked for afterwards shares one jackknife.
     *
     * @param teacher what the teachers gave, one for each seed; empty where the comparison has none
     * @param contenders in the order to print them; the baseline is one of them
     * @throws IllegalArgumentException if there is no contender of the baseline's name, two methods of one name,
     *     or runs that were tested on different records
     */
    public static ComparisonCalculation prepare(
            ComparisonSetup setup, Optional<MethodResult> teacher, List<MethodResult> contenders) {
        return new ComparisonCalculation(setup, new ComparedMethods(setup.baseline(), teacher, contenders));
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
     * One method less another, paired by seed and patient as the differences to the baseline are; its p-value is not corrected.
     *
     * @param method the teacher or a contender
     * @param other likewise
     * @return empty where no seed has both, or the measure is undefined
     */
    public Optional<PairedDifference> difference(String method, String other, Measure measure) {
        return methods.named(method)
                .flatMap(one -> methods.named(other)
                        .flatMap(two ->
                                intervals.flatMap(known -> differences(known).of(one, two, measure))));
    }

    private PairedDifferences differences(ComparisonIntervals known) {
        return new PairedDifferences(methods, known, setup.primary());
    }

    private List<NonInferiority> nonInferiority(double margin) {
        return methods.all().stream()
                .filter(method -> methods.role(method) != Role.TEACHER)
                .flatMap(method -> methods.teacher().stream()
                        .flatMap(teacher -> difference(method.name(), teacher.name(), setup.primary()).stream()))
                .map(difference -> NonInferiority.of(difference, margin))
                .toList();
    }

    /** Everything, with the differences to the baseline. */
    public Comparison comparison() {
        List<Measure> measures = Arrays.stream(Measure.values())
                .filter(m -> m != Measure.SCORE || setup.scorer().isPresent())
                .filter(m -> m.metric().isPresent() || methods.haveTeachers())
                .toList();
        List<MethodRow> rows =
                methods.all().stream().map(method -> row(method, measures)).toList();
        if (intervals.isEmpty()) {
            return new Comparison(
                    setup,
                    0,
                    0,
                    seeds(),
                    measures,
                    Optional.empty(),
                    rows,
                    List.of(),
                    List.of(),
                    List.of("no run finished"),
                    List.of());
        }
        ComparisonIntervals known = intervals.get();
        SeedResult any = methods.runs().get(0);
        Comparison numbers = new Comparison(
                setup,
                any.groups().size(),
                known.groups().count(),
                seeds(),
                measures,
                Optional.of(ChanceLevel.of(any.predictions(), setup.scorer())),
                rows,
                differences(known).toBaseline(measures),
                setup.margin().isPresent() ? nonInferiority(setup.margin().getAsDouble()) : List.of(),
                List.of(),
                List.of());
        return numbers.withRemarks(
                ComparisonRemarks.warnings(numbers, methods.warnings()), ComparisonRemarks.notes(numbers, known));
    }

    /** Those that were tried, finished or not. */
    private List<Long> seeds() {
        return methods.all().stream()
                .flatMap(method -> Stream.concat(
                        method.finished().stream().map(SeedResult::seed),
                        method.failures().stream().map(SeedFailure::seed)))
                .distinct()
                .sorted()
                .toList();
    }

    private MethodRow row(MethodResult method, List<Measure> measures) {
        Measured measured = methods.measured(method);
        List<SeedRow> seeds = measured.rows();
        boolean oneRun =
                seeds.size() > 1 && seeds.stream().map(SeedRow::run).distinct().count() == 1;
        Map<Measure, Summary> summaries = new EnumMap<>(Measure.class);
        Map<Measure, Interval> byMeasure = new EnumMap<>(Measure.class);
        for (Measure measure : measures) {
            double[] values = measured.values(measure);
            summaries.put(measure, Summary.of(oneRun ? Arrays.copyOf(values, 1) : values));
            if (!seeds.isEmpty() && intervals.isPresent() && !Double.isNaN(measured.mean(measure))) {
                byMeasure.put(measure, intervals.get().interval(measured, measure));
            }
        }
        return new MethodRow(
                method.name(),
                methods.role(method),
                seeds,
                summaries,
                byMeasure,
                method.failures(),
                method.overrides(),
                method.tuningTrials());
    }
}
