package dev.decant.study.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunCost;
import dev.decant.runtime.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EqualTimeTest {
    @TempDir
    Path folder;

    @Test
    void theBaselineGetsTheEpochsThatFitIntoTheSlowestStrategysTime() {
        // Over both seeds bbm takes 62 s and plain 25 s for 2 x 12 epochs: 62 / 25 of 12 are 29.76.
        ComparisonRuns runs =
                runs(Map.of("plain", List.of(12.0, 13.0), "kd", List.of(40.0, 1.0), "bbm", List.of(30.0, 32.0)));
        EqualTime choice = choice(12, runs);
        assertThat(choice.epochs()).isEqualTo(30);
        assertThat(choice.slowest()).isEqualTo("bbm");
        assertThat(choice.name()).isEqualTo("plain-equal-time");
        assertThat(choice.sentence()).isEqualTo("plain-equal-time: 30 epochs, as many as fit the training time of bbm");
    }

    @Test
    void noFewerThanTheBaselineHasAndThoseThatEndedEarlyCountByTheEpoch() {
        ComparisonRuns runs = runs(Map.of("plain", List.of(20.0), "kd", List.of(10.0)));
        assertThat(choice(12, runs).epochs()).isEqualTo(12);
        assertThat(choice(12, runs).slowest()).isEqualTo("plain");
        // Configured for 50, patience ended it after 12 epochs of a second: 30 s are 30 epochs, 50 are more.
        ComparisonRuns ended = runs(Map.of("plain", List.of(12.0), "kd", List.of(30.0)));
        assertThat(choice(50, ended).epochs()).isEqualTo(50);
        assertThat(choice(20, ended).epochs()).isEqualTo(30);
        assertThat(EqualTime.of("plain", 12, runs(Map.of("kd", List.of(10.0))))).isEmpty();
    }

    @Test
    void aChoiceStandsUntilItsRunsChangeOrAStrategyJoins() {
        ComparisonRuns runs = runs(Map.of("plain", List.of(10.0), "kd", List.of(15.0), "bbm", List.of(20.0)));
        EqualTime choice = choice(12, runs);
        ComparisonRuns moreSeeds =
                runs(Map.of("plain", List.of(10.0, 9.0), "kd", List.of(15.0, 90.0), "bbm", List.of(20.0, 19.0)));
        assertThat(choice.standsFor(runs)).isTrue();
        assertThat(choice.standsFor(moreSeeds)).as("another seed").isTrue();
        assertThat(choice.standsFor(without(runs, "kd"))).as("not of its runs").isTrue();
        assertThat(choice.standsFor(without(runs, "bbm"))).isFalse();
        Map<String, List<FinishedRun>> joined = new LinkedHashMap<>(runs.contenders());
        joined.put("deit", List.of(run("deit", 1, 1)));
        assertThat(choice.standsFor(new ComparisonRuns(Map.of(), joined, Map.of())))
                .isFalse();
        for (String changed : List.of("plain", "bbm", "kd")) {
            Map<String, String> others = new LinkedHashMap<>(choice.runs());
            others.put(changed, changed + "-s1-other");
            assertThat(new EqualTime("plain", choice.slowest(), others, 24).standsFor(runs))
                    .as(changed)
                    .isFalse();
        }
    }

    @Test
    void theFileGivesBackWhatWasWritten() throws IOException {
        EqualTime choice = choice(12, runs(Map.of("plain", List.of(10.0), "bbm", List.of(25.0))));
        EqualTimeFile file = EqualTimeFile.in(folder);
        assertThat(file.read()).isEmpty();
        file.write(choice);
        assertThat(file.read()).contains(choice);
        for (String damaged : List.of("{", "", "[]", "{\"epochs\": 0}", "{\"epochs\": \"many\"}")) {
            Files.writeString(file.path(), damaged);
            assertThat(file.read()).as(damaged).isEmpty();
        }
    }

    private static EqualTime choice(int epochs, ComparisonRuns runs) {
        return EqualTime.of("plain", epochs, runs).orElseThrow();
    }

    private static ComparisonRuns without(ComparisonRuns runs, String contender) {
        Map<String, List<FinishedRun>> others = new LinkedHashMap<>(runs.contenders());
        others.remove(contender);
        return new ComparisonRuns(Map.of(), others, Map.of());
    }

    /** @param seconds of training by contender, for each seed from 1 on */
    private static ComparisonRuns runs(Map<String, List<Double>> seconds) {
        Map<String, List<FinishedRun>> runs = new LinkedHashMap<>();
        seconds.forEach((label, times) -> runs.put(
                label,
                IntStream.range(0, times.size())
                        .mapToObj(i -> run(label, i + 1, times.get(i)))
                        .toList()));
        return new ComparisonRuns(Map.of(), runs, Map.of());
    }

    /** Of twelve epochs. */
    private static FinishedRun run(String label, long seed, double seconds) {
        Predictions none = new Predictions(
                new Task.MultiClass(List.of("a", "b")), List.of(), new float[0][], new boolean[0][], new boolean[0][]);
        return new FinishedRun(
                label + "-s" + seed,
                new RunFolder(Path.of(label)),
                label,
                seed,
                new float[] {.5f, .5f},
                1,
                12,
                none,
                List.of(),
                List.of(),
                new RunCost(seconds, 0, 0, 0, 1, 0));
    }
}
