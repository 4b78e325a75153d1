package dev.decant.study.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.EvaluateConfig.Metric;
import dev.decant.runtime.statistics.Holm;
import dev.decant.runtime.statistics.WinTieLoss;
import dev.decant.study.table.ComparisonCsv;
import dev.decant.study.table.ComparisonJson;
import dev.decant.study.table.TerminalReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        assertThat(difference.difference().resamples()).isEqualTo(200);
        assertThat(difference.pValue()).isEmpty();
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

    @Test
    void fiveSeedsBringCorrectedPValues() {
        Comparison comparison = ComparisonCalculation.of(
                runs.setup(199),
                Optional.of(runs.method("teacher", 0, 5)),
                List.of(runs.method("plain", 2, 5), runs.method("better", .2, 5), runs.method("same", 2, 5)));

        double better = difference(comparison, "better", Measure.AUROC).pValue().orElseThrow();
        double same = difference(comparison, "same", Measure.AUROC).pValue().orElseThrow();
        assertThat(better).isEqualTo(1 / 200.0);
        assertThat(same).isGreaterThan(.05);
        assertThat(difference(comparison, "better", Measure.AUROC).adjusted().orElseThrow())
                .isEqualTo(Holm.adjust(better, same)[0]);
        assertThat(difference(comparison, "better", Measure.SCORE).pValue()).isPresent();
        assertThat(difference(comparison, "better", Measure.R2_TEACHER).pValue())
                .isEmpty();
        assertThat(difference(comparison, "teacher", Measure.F1).pValue()).isEmpty();
        assertThat(comparison.notes()).anyMatch(note -> note.contains("Holm-corrected over the contenders"));
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
                        1,
                        "patients",
                        Judged.testSplit(new Task.MultiLabel(List.of("any"))),
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
