package dev.decant.study.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.task.Task;
import dev.decant.runtime.config.EvaluateConfig.Metric;
import dev.decant.runtime.statistics.Interval;
import dev.decant.runtime.statistics.WinTieLoss;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.ComparisonSetup;
import dev.decant.study.comparison.Judged;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.NonInferiority;
import dev.decant.study.comparison.PairedDifference;
import dev.decant.study.comparison.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class VerdictWordsTest {
    @Test
    void onlyACorrectedPValueDecides() {
        String words = words(
                List.of(
                        difference("bbm", 3, .0502, .042, .059, .0004),
                        difference("kd", 3, .003, .001, .011, .06),
                        difference("deit", 3, -.02, -.03, -.01, .0499)),
                List.of());

        assertThat(words)
                .contains(
                        "On F1, the primary measure, bbm scores above plain; deit scores below plain; kd is not decided.")
                .contains("bbm scores 0.050 above plain (95 % interval +0.042 to +0.059, p &lt; 0.001 after Holm).")
                .contains("kd against plain is not decided: an effect of +0.001 to +0.011 remains possible"
                        + " (95 % interval, mean +0.003, p 0.060 after Holm).")
                .contains("deit scores 0.020 below plain (95 % interval −0.030 to −0.010, p 0.050 after Holm).");
    }

    @Test
    void belowThreeSeedsThereIsNoVerdict() {
        PairedDifference bbm = difference("bbm", 2, .05, .04, .06, Double.NaN);
        PairedDifference lessTeacher = difference("bbm", 2, -.01, -.02, .01, Double.NaN);
        String words = words(List.of(bbm), List.of(NonInferiority.of(lessTeacher, .05)));

        assertThat(words)
                .containsOnlyOnce("No verdict: fewer than three seeds.")
                .contains("bbm against plain: +0.050 (95 % interval +0.040 to +0.060).")
                .contains("bbm against the teacher: −0.010 (95 % interval −0.020 to +0.010).")
                .contains("There is one seed: the intervals are over patients alone")
                .doesNotContain("above", "decided", "inferior");
    }

    @Test
    void nonInferiorityIsASentence() {
        String words = words(
                List.of(difference("bbm", 3, .05, .04, .06, .001)),
                List.of(
                        NonInferiority.of(difference("bbm", 3, -.01, -.02, .01, Double.NaN), .05),
                        NonInferiority.of(difference("kd", 3, -.04, -.06, .01, Double.NaN), .05)));

        assertThat(words)
                .contains(
                        "bbm is non-inferior to the teacher by a margin of 0.050: −0.010 (95 % interval −0.020 to +0.010).")
                .contains("kd is not shown to be non-inferior to the teacher by a margin of 0.050: −0.040");
    }

    @Test
    void anUndefinedIntervalDecidesNothing() {
        String words = words(List.of(difference("undefined", 3, .02, Double.NaN, Double.NaN, Double.NaN)), List.of());

        assertThat(words)
                .contains("On F1, the primary measure, undefined is not decided.")
                .contains("– to –");
    }

    @Test
    void warningsStandInTheVerdict() {
        assertThat(words(List.of(), List.of())).contains("The teacher is no better than plain on f1.");
    }

    private static String words(List<PairedDifference> differences, List<NonInferiority> nonInferiority) {
        ComparisonSetup setup = new ComparisonSetup(
                "toy",
                "plain",
                Metric.F1,
                Optional.empty(),
                100,
                .95,
                OptionalDouble.empty(),
                1,
                "patients",
                Judged.testSplit(new Task.MultiLabel(List.of("a"))),
                Map.of(),
                Map.of());
        return new VerdictWords(new Comparison(
                        setup,
                        10,
                        10,
                        List.of(1L),
                        List.of(Measure.F1),
                        Optional.empty(),
                        List.of(),
                        differences,
                        nonInferiority,
                        List.of("the teacher is no better than plain on f1"),
                        List.of()))
                .html()
                .toString();
    }

    private static PairedDifference difference(
            String method, int seeds, double estimate, double low, double high, double adjusted) {
        return new PairedDifference(
                method,
                Role.CONTENDER,
                Measure.F1,
                seeds,
                new Interval(estimate, low, high, .95, 0),
                OptionalDouble.empty(),
                Double.isNaN(adjusted) ? OptionalDouble.empty() : OptionalDouble.of(adjusted),
                new WinTieLoss(1, 0, 0));
    }
}
