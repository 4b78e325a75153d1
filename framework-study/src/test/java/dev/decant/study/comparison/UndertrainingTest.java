package dev.decant.study.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.EvaluateConfig.Metric;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunCost;
import dev.decant.runtime.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UndertrainingTest {
    @TempDir
    Path folder;

    @Test
    void theShareIsThatOfTheMeansOfThirds() {
        double[] loss = {2, 1.8, 1.4, 1.2, 1.1, .9};
        double[] metric = {.1, .2, .3, .4, .5, .6};
        // (1.4 + 1.2) / 2 - (1.1 + .9) / 2 = .3 of 2 - 1
        assertThat(Undertraining.of(loss, metric).orElseThrow()).isCloseTo(.3, within(1e-12));
    }

    @Test
    void anExponentialFallIsDoneAfterFiveTimeConstantsAndNotAfterThree() {
        double[] metric = IntStream.range(0, 300).mapToDouble(i -> i).toArray();
        // From the middle third to the last one: exp(-n/3) - exp(-2n/3) - (exp(-2n/3) - exp(-n)), in thirds of n.
        assertThat(Undertraining.of(falling(3, 300), metric).orElseThrow()).isCloseTo(.161, within(.002));
        assertThat(Undertraining.of(falling(5, 300), metric)).isEmpty();
    }

    @Test
    void thePlainStudentOfTwelveEpochsIsUndertrainedAndItsTeacherIsNot() {
        // The first seed of a quick start of twelve epochs under a cosine schedule, where 24 epochs gave .62 and 48
        // .66.
        double[] plain = {1.919, 1.67, 1.474, 1.337, 1.283, 1.211, 1.13, 1.116, 1.051, 1.032, 1.009, .982};
        double[] f1 = {.211, .215, .289, .278, .416, .464, .42, .453, .519, .508, .538, .526};
        double[] teacher = {1.681, .859, .582, .372, .253, .179, .143, .136, .107, .083, .087, .084};
        double[] its = {.038, .34, .654, .737, .794, .784, .863, .936, .921, .919, .938, .954};
        assertThat(Undertraining.of(plain, f1).orElseThrow()).isCloseTo(.185, within(.001));
        assertThat(Undertraining.of(teacher, its)).isEmpty();
    }

    @Test
    void whoseValidationMetricFallsIsNotUndertrained() {
        double[] loss = {2, 1.8, 1.4, 1.2, 1.1, .9};
        assertThat(Undertraining.of(loss, new double[] {.1, .5, .6, .6, .5, .5}))
                .isEmpty();
    }

    @Test
    void whoseMetricFellOverallOrWhoseLossRoseOverallIsNotUndertrained() {
        double[] loss = {2, 1.8, 1.4, 1.2, 1.1, .9};
        assertThat(Undertraining.of(loss, new double[] {.5, .5, .2, .2, .19, .19}))
                .isEmpty();
        assertThat(Undertraining.of(new double[] {1, 3, 3, 3, 2, 2}, new double[] {.1, .2, .3, .4, .5, .6}))
                .isEmpty();
    }

    /** Six epochs of a first phase without the term, in which the metric is that of a readout that has learnt nothing. */
    @Test
    void onlyEpochsInWhichBothAreKnownCount() {
        double nan = Double.NaN;
        double[] loss = {nan, nan, nan, nan, nan, nan, 2, 1.8, 1.4, 1.2, 1.1, .9};
        double[] flat = {.1, .1, .1, .1, .1, .1, .6, .6, .6, .6, .6, .6};
        double[] rising = {.1, .1, .1, .1, .1, .1, .1, .2, .3, .4, .5, .6};
        assertThat(Undertraining.of(loss, flat)).isEmpty();
        assertThat(Undertraining.of(loss, rising).orElseThrow()).isCloseTo(.3, within(1e-12));
    }

    @Test
    void noiseAroundAFlatLossAndFewEpochsTellNothing() {
        double[] metric = {.1, .2, .3, .4, .5, .6};
        assertThat(Undertraining.of(new double[] {1, 1.001, .999, .998, .996, .995}, metric))
                .isEmpty();
        assertThat(Undertraining.of(new double[] {2, 1.5, 1, .9, .8}, metric)).isEmpty();
        assertThat(Undertraining.of(new double[] {1, 1.1, 1.2, 1.1, 1.3, 1.4}, metric))
                .isEmpty();
    }

    @Test
    void theLossOfTheLabelsIsReadWhereItIsLoggedByItself() throws IOException {
        FinishedRun both = logged("a", "{\"task\": %.3f, \"kd\": 1}", i -> 2 * Math.exp(-i / 3.0), i -> 9);
        FinishedRun whole = logged("b", "{}", i -> 0, i -> 2 * Math.exp(-i / 3.0));
        assertThat(Undertraining.of(both, Metric.F1)).isPresent();
        assertThat(Undertraining.of(both, Metric.AUROC)).as("not logged").isEmpty();
        assertThat(Undertraining.of(whole, Metric.F1)).isPresent();
        assertThat(MethodWarnings.undertrained("plain", List.of(both), Metric.F1))
                .hasValueSatisfying(text ->
                        assertThat(text).contains("plain was still learning", "seed 1: ", "f1 on the validation"));
        assertThat(MethodWarnings.undertrained("plain", List.of(moved()), Metric.F1))
                .as("no log")
                .isEmpty();
    }

    private static double[] falling(double constants, int epochs) {
        return IntStream.range(0, epochs)
                .mapToDouble(i -> Math.exp(-constants * i / epochs))
                .toArray();
    }

    private FinishedRun logged(String name, String terms, IntToDoubleFunction task, IntToDoubleFunction whole)
            throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            lines.append(String.format(
                    Locale.ROOT,
                    "{\"epoch\": %d, \"loss\": %.3f, \"terms\": " + terms.replace("%.3f", "%3$.3f")
                            + ", \"validation\": {\"f1\": 0.%4$d}}%n",
                    i + 1,
                    whole.applyAsDouble(i),
                    task.applyAsDouble(i),
                    i + 1));
        }
        Path run = Files.createDirectories(folder.resolve(name));
        Files.writeString(run.resolve("metrics.jsonl"), lines);
        return run(run);
    }

    private FinishedRun moved() {
        return run(folder.resolve("nowhere"));
    }

    private static FinishedRun run(Path path) {
        Predictions none = new Predictions(
                new Task.MultiClass(List.of("a", "b")), List.of(), new float[0][], new boolean[0][], new boolean[0][]);
        return new FinishedRun(
                "id",
                new RunFolder(path),
                "plain",
                1,
                new float[] {.5f, .5f},
                1,
                9,
                none,
                List.of(),
                List.of(),
                new RunCost(0, 0, 0, 0, 1, 0));
    }
}
