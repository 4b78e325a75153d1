package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.endtoend.SmallExperiment.Outcome;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several finished runs as one teacher. */
final class EnsembleTest {
    @TempDir
    Path folder;

    @Test
    void anEnsembleTeachesAndIsARunLikeAnyOther() throws IOException {
        Path first = new SmallExperiment(folder).write("first", 3);
        String runs = "runs=" + folder.resolve("runs");
        run("compare", first.toString(), "-D", runs, "-D", "compare.seeds=[1, 2]");
        // networks of other depths and lengths: two convolutional teachers and a student
        List<Path> members = SmallExperiment.runs(folder.resolve("runs/first")).stream()
                .filter(run -> run.getFileName().toString().matches("teacher-s[12]-.*|plain-s1-.*"))
                .toList();
        assertThat(members).hasSize(3);

        Path second = Files.writeString(folder.resolve("second.conf"), """
                include "first.conf"
                name = second
                teacher = null
                teacher { ensemble = [%s] }
                compare { seeds = [5], baseline = kd, strategies = null }
                compare { strategies { kd { type = kd }, dkd { type = dkd } } }
                """.formatted(
                        members.stream().map(run -> '"' + run.toString() + '"').collect(Collectors.joining(","))));
        run("validate", second.toString(), "-D", runs);
        String listening = "listeners.curves.type=tensorboard";
        Outcome outcome = run("compare", second.toString(), "-D", runs, "-D", listening);
        assertThat(outcome.out()).contains("teacher", "kd");
        assertThat(run("compare", second.toString(), "-D", runs, "-D", listening, "--jobs", "2")
                        .out())
                .isEqualTo(outcome.out());

        Outcome faster = run(
                "compare", second.toString(), "-D", runs, "-D", "train.optimizer.learning-rate=3e-3", "--jobs", "2");
        assertThat(faster.err())
                .as("how students are trained does not make their teacher another one")
                .containsPattern("teacher.*found finished");

        Path teacher = SmallExperiment.runs(folder.resolve("runs/second")).stream()
                .filter(run -> run.getFileName().toString().startsWith("teacher-s5-"))
                .findFirst()
                .orElseThrow();
        run("evaluate", teacher.toString());
        assertGeometricMean(
                RunStore.read(teacher), members.stream().map(RunStore::read).toList());

        Outcome single = SmallExperiment.run(
                "compare", second.toString(), "-D", runs, "-D", "teacher.ensemble=[\"" + members.get(0) + "\"]");
        assertThat(single.code()).isEqualTo(2);
        assertThat(single.err()).contains("teacher.ensemble", "at least 2").doesNotContain("\tat ");
    }

    /** What the mean of logits is in probabilities, from what the members predicted themselves. */
    private static void assertGeometricMean(FinishedRun ensemble, List<FinishedRun> members) {
        int classes = ensemble.test().task().classes().size();
        for (int record = 0; record < ensemble.test().ids().size(); record++) {
            double[] expected = new double[classes];
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                double log = 0;
                for (FinishedRun member : members) {
                    log += Math.log(member.test().probabilities()[record][c]);
                }
                expected[c] = Math.exp(log / members.size());
                sum += expected[c];
            }
            for (int c = 0; c < classes; c++) {
                assertThat((double) ensemble.test().probabilities()[record][c])
                        .isCloseTo(expected[c] / sum, within(1e-5));
            }
        }
    }

    private static Outcome run(String... arguments) {
        Outcome outcome = SmallExperiment.run(arguments);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return outcome;
    }
}
