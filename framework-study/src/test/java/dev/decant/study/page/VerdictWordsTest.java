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
import dev.decant.study.comparison.PairedDifference;
import dev.decant.study.comparison.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class VerdictWordsTest {
    @Test
    void onlyAnIntervalWithoutZeroDecides() {
        String words = words(List.of(
                difference("bbm", .0502, .042, .059),
                difference("kd", .003, -.005, .011),
                difference("deit", -.02, -.03, -.01)));

        assertThat(words)
                .contains("On F1, bbm scores above plain; deit scores below plain; kd is not decided.")
                .contains("bbm scores 0.050 above plain (95 % interval +0.042 to +0.059).")
                .contains("kd against plain is not decided: +0.003 (95 % interval −0.005 to +0.011).")
                .contains("deit scores 0.020 below plain (95 % interval −0.030 to −0.010).")
                .contains("There is one seed: the intervals are over patients alone");
    }

    @Test
    void anIntervalThatTouchesZeroOrIsUndefinedDecidesNothing() {
        String words = words(
                List.of(difference("touching", .02, 0, .04), difference("undefined", .02, Double.NaN, Double.NaN)));

        assertThat(words)
                .contains("On F1, touching and undefined are not decided.")
                .contains("– to –");
    }

    @Test
    void warningsStandInTheVerdict() {
        assertThat(words(List.of())).contains("The teacher is no better than plain on f1.");
    }

    private static String words(List<PairedDifference> differences) {
        ComparisonSetup setup = new ComparisonSetup(
                "toy",
                "plain",
                Metric.F1,
                Optional.empty(),
                100,
                .95,
                1,
                "patients",
                Judged.testSplit(new Task.MultiLabel(List.of("a"))),
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
                        List.of("the teacher is no better than plain on f1"),
                        List.of()))
                .html()
                .toString();
    }

    private static PairedDifference difference(String method, double estimate, double low, double high) {
        return new PairedDifference(
                method,
                Role.CONTENDER,
                Measure.F1,
                1,
                new Interval(estimate, low, high, .95, 100),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                new WinTieLoss(1, 0, 0));
    }
}
