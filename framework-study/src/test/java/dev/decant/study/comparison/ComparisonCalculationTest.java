package dev.decant.study.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.EvaluateConfig.Metric;
import dev.decant.runtime.evaluation.WeightedMetrics;
import dev.decant.runtime.statistics.Groups;
import dev.decant.runtime.statistics.Holm;
import dev.decant.runtime.statistics.Interval;
import dev.decant.runtime.statistics.JackknifedMetric;
import dev.decant.runtime.statistics.ResampledMetric;
import dev.decant.runtime.statistics.WinTieLoss;
import dev.decant.study.table.ComparisonCsv;
import dev.decant.study.table.ComparisonJson;
import dev.decant.study.table.TerminalReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ComparisonCalculationTest {
    private final SyntheticRuns runs = new SyntheticRuns(120, 3, true);
    private final Optional<MethodResult> teacher = Optional.of(runs.method("teacher", 0, 3));

    @Test
    void meansAndDifferencesAreThoseOfTheRuns() {
        MethodResult plain = runs.method("plain", 2, 3);
        MethodResult better = runs.method("better", .2, 3);
        Comparison comparison = ComparisonCalculation.of(runs.setup(200), teacher, List.of(plain, better));

        MethodRow row = comparison.methods().get(2);
        double mean = better.finished().stream()
                .mapToDouble(r -> r.test().f1())
                .average()
                .orElseThrow();
        double baseline = plain.finished().stream()
                .mapToDouble(r -> r.test().f1())
                .average()
                .orElseThrow();
        assertThat(row.summaries().get(Measure.F1).mean()).isCloseTo(mean, within(1e-12));
        PairedDifference difference = difference(comparison, "better", Measure.F1);
        assertThat(difference.difference().estimate()).isCloseTo(mean - baseline, within(1e-12));
        assertThat(difference.difference().low()).isPositive().isLessThan(mean - baseline);
        assertThat(difference.difference().high()).isGreaterThan(mean - baseline);
        assertThat(difference.seedsWon()).isEqualTo(new WinTieLoss(3, 0, 0));
        assertThat(difference.difference()).isEqualTo(interval(better, plain));
        assertThat(difference.pValue()).isPresent();
        assertThat(difference.decided()).isTrue();
        assertThat(comparison.methods())
                .extracting(MethodRow::role)
                .containsExactly(Role.TEACHER, Role.BASELINE, Role.CONTENDER);
        assertThat(comparison.records()).isEqualTo(120);
        assertThat(comparison.groups()).isEqualTo(60);
        assertThat(comparison.chance(Measure.AUROC)).isEqualTo(.5);
        assertThat(difference(comparison, "better", Measure.R2_TEACHER)
                        .difference()
                        .low())
                .isPositive();
        assertThat(difference(comparison, "better", Measure.SCORE).difference().estimate())
                .isPositive();
    }

    private Interval interval(MethodResult method, MethodResult other) {
        Groups groups = Groups.of(method.finished().get(0).groups());
        return JackknifedMetric.of(f1(method), groups, method.finished().size())
                .less(JackknifedMetric.of(f1(other), groups, method.finished().size()))
                .components()
                .interval(.95);
    }

    private static ResampledMetric f1(MethodResult method) {
        return (seed, weights) ->
                WeightedMetrics.of(method.finished().get(seed).predictions()).f1(weights);
    }

    @Test
    void aSingleSeedHasABootstrapAndTwoHaveNoVerdict() {
        List<MethodResult> one = List.of(runs.method("plain", 2, 1), runs.method("better", .2, 1));
        Comparison single = ComparisonCalculation.of(runs.setup(200), Optional.of(runs.method("teacher", 0, 1)), one);
        PairedDifference difference = difference(single, "better", Measure.F1);
        assertThat(difference.difference().resamples()).isEqualTo(200);
        assertThat(difference.pValue()).isEmpty();
        assertThat(difference.decided()).isFalse();
        assertThat(single.notes()).anyMatch(note -> note.contains("200 resamples of a bootstrap"));

        List<MethodResult> both = List.of(runs.method("plain", 2, 2), runs.method("better", .2, 2));
        Comparison two = ComparisonCalculation.of(runs.setup(200), Optional.of(runs.method("teacher", 0, 2)), both);
        assertThat(two.hasVerdict()).isFalse();
        assertThat(two.differences()).allSatisfy(any -> {
            assertThat(any.difference().resamples()).isZero();
            assertThat(any.pValue()).isEmpty();
            assertThat(any.decided()).isFalse();
        });
        assertThat(two.notes()).noneMatch(note -> note.contains("bootstrap"));
    }

    @Test
    void thePrimaryMeasureIsCorrectedOverContendersAndTheOthersTogether() {
        Comparison comparison = ComparisonCalculation.of(
                runs.setup(20),
                teacher,
                List.of(runs.method("plain", 2, 3), runs.method("better", 1, 3), runs.method("same", 2, 3)));

        double better = p(comparison, "better", Measure.F1);
        double same = p(comparison, "same", Measure.F1);
        assertThat(adjusted(comparison, "better", Measure.F1)).isEqualTo(Holm.adjust(better, same)[0]);
        assertThat(adjusted(comparison, "same", Measure.F1)).isEqualTo(Holm.adjust(better, same)[1]);
        assertThat(adjusted(comparison, "teacher", Measure.F1)).isEqualTo(p(comparison, "teacher", Measure.F1));
        List<PairedDifference> secondary = comparison.differences().stream()
                .filter(one -> one.measure() != Measure.F1)
                .toList();
        // Two contenders on six measures, the teacher on the four of them that are no similarity to itself.
        assertThat(secondary).hasSize(2 * 6 + 4);
        assertThat(secondary.stream()
                        .mapToDouble(one -> one.adjusted().orElseThrow())
                        .toArray())
                .isEqualTo(Holm.adjust(secondary.stream()
                        .mapToDouble(one -> one.pValue().orElseThrow())
                        .toArray()));
        assertThat(comparison.notes())
                .anyMatch(note -> note.contains("On f1, the primary measure, Holm-corrected over the contenders")
                        && note.endsWith("Decided is what is below 0.05."));
    }

    private static double p(Comparison comparison, String method, Measure measure) {
        return difference(comparison, method, measure).pValue().orElseThrow();
    }

    private static double adjusted(Comparison comparison, String method, Measure measure) {
        return difference(comparison, method, measure).adjusted().orElseThrow();
    }

    @Test
    void nonInferiorityIsAskedOnThePrimaryMeasureAgainstTheTeacher() {
        List<MethodResult> contenders = List.of(runs.method("plain", 2, 3), runs.method("near", .1, 3));
        Comparison comparison =
                ComparisonCalculation.of(runs.setup(20, OptionalDouble.of(.1), Map.of()), teacher, contenders);

        assertThat(comparison.nonInferiority())
                .extracting(one -> one.difference().method(), NonInferiority::finding)
                .containsExactly(
                        tuple("plain", NonInferiority.Finding.NOT_SHOWN),
                        tuple("near", NonInferiority.Finding.NON_INFERIOR));
        NonInferiority near = comparison.nonInferiority().get(1);
        assertThat(near.difference().measure()).isEqualTo(Measure.F1);
        assertThat(near.difference().difference()).isEqualTo(interval(contenders.get(1), teacher.orElseThrow()));
        assertThat(ComparisonCalculation.of(runs.setup(20), teacher, contenders).nonInferiority())
                .isEmpty();
    }

    @Test
    void theSameComparisonTwiceGivesTheSameNumbers() {
        List<MethodResult> contenders = List.of(runs.method("plain", 2, 2), runs.method("better", 1, 2));
        assertThat(new ComparisonJson().render(ComparisonCalculation.of(runs.setup(50), teacher, contenders)))
                .isEqualTo(new ComparisonJson().render(ComparisonCalculation.of(runs.setup(50), teacher, contenders)));
    }

    @Test
    void aContenderThatFailedASeedIsComparedOnTheOthers() {
        MethodResult plain = runs.method("plain", 2, 3);
        MethodResult torn = new MethodResult(
                "torn",
                List.of(runs.result("torn", 1, 3), runs.result("torn", 1, 1)),
                List.of(new SeedFailure(2, "the loss is NaN")),
                List.of(),
                0);
        Comparison comparison = ComparisonCalculation.of(runs.setup(50), teacher, List.of(plain, torn));

        PairedDifference difference = difference(comparison, "torn", Measure.F1);
        assertThat(difference.seeds()).isEqualTo(2);
        double expected = (torn.finished().get(0).test().f1()
                        - plain.finished().get(0).test().f1()
                        + torn.finished().get(1).test().f1()
                        - plain.finished().get(2).test().f1())
                / 2;
        assertThat(difference.difference().estimate()).isCloseTo(expected, within(1e-12));
        assertThat(comparison.seeds()).containsExactly(1L, 2L, 3L);
        assertThat(comparison.warnings()).anyMatch(warning -> warning.contains("torn finished 2 of 3 seeds"));
    }

    @Test
    void aTeacherNoBetterThanTheBaselineBringsAWarning() {
        List<MethodResult> good = List.of(runs.method("plain", .2, 2));
        assertThat(ComparisonCalculation.of(runs.setup(20), Optional.of(runs.method("teacher", 3, 2)), good)
                        .warnings())
                .anyMatch(warning -> warning.startsWith("the teacher is no better than plain on f1 (0."));
        List<MethodResult> poor = List.of(runs.method("plain", 3, 2));
        assertThat(ComparisonCalculation.of(runs.setup(20), Optional.of(runs.method("teacher", .2, 2)), poor)
                        .warnings())
                .noneMatch(warning -> warning.contains("the teacher"));
    }

    @Test
    void oneTeacherForEverySeedHasNoDeviation() {
        SeedResult only = runs.result("teacher", 1, 1);
        List<SeedResult> twice = new ArrayList<>();
        for (long seed = 1; seed <= 2; seed++) {
            twice.add(new SeedResult(seed, only.test(), only.predictions(), only.groups(), only.cost(), only.run()));
        }
        Comparison comparison = ComparisonCalculation.of(
                runs.setup(20),
                Optional.of(new MethodResult("teacher", twice, List.of(), List.of(), 0)),
                List.of(runs.method("plain", 2, 2)));

        assertThat(comparison.methods().get(0).summaries().get(Measure.F1).sd()).isNaN();
        assertThat(comparison.notes()).anyMatch(note -> note.startsWith("One teacher served every seed"));
    }

    @Test
    void withoutTheBaselineOrAnyRunThereIsStillATable() {
        MethodResult failed =
                new MethodResult("plain", List.of(), List.of(new SeedFailure(1, "no memory")), List.of(), 0);
        Comparison halved =
                ComparisonCalculation.of(runs.setup(20), Optional.empty(), List.of(failed, runs.method("kd", 1, 1)));
        assertThat(halved.differences()).isEmpty();
        assertThat(halved.measures()).doesNotContain(Measure.R2_TEACHER);
        assertThat(halved.warnings()).anyMatch(warning -> warning.contains("baseline plain has no finished run"));

        Comparison nothing = ComparisonCalculation.of(runs.setup(20), Optional.empty(), List.of(failed));
        assertThat(TerminalReport.render(nothing))
                .contains("WARNING no run finished")
                .contains("FAILED plain, seed 1: no memory");
        assertThat(ComparisonCsv.render(nothing)).hasLineCount(1);
    }

    @Test
    void refusesRunsOnDifferentRecords() {
        SeedResult run = runs.result("kd", 1, 1);
        List<String> ids = new ArrayList<>(run.predictions().ids());
        Collections.swap(ids, 7, 8);
        Predictions other = new Predictions(
                run.predictions().task(),
                ids,
                run.predictions().probabilities(),
                run.predictions().decisions(),
                run.predictions().truth());
        MethodResult moved = new MethodResult(
                "kd",
                List.of(new SeedResult(1, run.test(), other, run.groups(), run.cost(), run.run())),
                List.of(),
                List.of(),
                0);
        assertThatThrownBy(() -> ComparisonCalculation.of(
                        runs.setup(20), Optional.empty(), List.of(runs.method("plain", 1, 1), moved)))
                .hasMessageContaining("runs/plain/1 and runs/kd/1")
                .hasMessageContaining("from row 7 on");
    }

    @Test
    void refusesAnUnknownBaselineAndTwoMethodsOfOneName() {
        assertThatThrownBy(() ->
                        ComparisonCalculation.of(runs.setup(20), Optional.empty(), List.of(runs.method("kd", 1, 1))))
                .hasMessageContaining("baseline plain is not one of [kd]");
        assertThatThrownBy(() -> ComparisonCalculation.of(
                        runs.setup(20), teacher, List.of(runs.method("plain", 1, 1), runs.method("teacher", 1, 1))))
                .hasMessageContaining("one name");
        assertThatThrownBy(() -> new ComparisonSetup(
                        "toy",
                        "plain",
                        Metric.SCORE,
                        Optional.empty(),
                        20,
                        .95,
                        OptionalDouble.empty(),
                        1,
                        "patients",
                        Judged.testSplit(new Task.MultiLabel(List.of("any"))),
                        Map.of(),
                        Map.of()))
                .hasMessageContaining("no scorer");
    }

    private static PairedDifference difference(Comparison comparison, String method, Measure measure) {
        return comparison.differences().stream()
                .filter(d -> d.method().equals(method) && d.measure() == measure)
                .findFirst()
                .orElseThrow();
    }
}
