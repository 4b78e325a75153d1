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

    /** Alone, and before a comparison; side by side the same comes out as one after the other. */
    @Test
    void anEnsembleTeachesTheTrialsOfASearchToo() throws IOException {
        new SmallExperiment(folder).write("first", 1);
        String plain = "compare { strategies = null }\ncompare { strategies { plain { type = plain } } }\n";
        Path members = Files.writeString(folder.resolve("members.conf"), "include \"first.conf\"\n" + plain);
        String runs = "runs=" + folder.resolve("runs");
        run("compare", members.toString(), "-D", runs, "-D", "compare.seeds=[1, 2]");
        List<Path> teachers = SmallExperiment.runs(folder.resolve("runs/members")).stream()
                .filter(run -> run.getFileName().toString().startsWith("teacher-"))
                .toList();
        Path second = Files.writeString(folder.resolve("second.conf"), """
                include "first.conf"
                teacher = null
                teacher { ensemble = ["%s", "%s"] }
                compare { seeds = [5], baseline = kd, strategies = null }
                compare { strategies { kd { type = kd } } }
                tune {
                  target = kd, trials = 2, scheduler = full, seeds = [11]
                  parameters = { path = compare.strategies.kd.temperature, uniform = [1, 8] }
                }
                compare.tune {
                  trials = 2, scheduler = full, seeds = [13]
                  parameters = { path = train.optimizer.learning-rate, log-uniform = [1e-4, 3e-2] }
                }
                """.formatted(teachers.get(0), teachers.get(1)));
        String one = "runs=" + folder.resolve("one");
        String two = "runs=" + folder.resolve("two");
        Outcome alone = run("tune", second.toString(), "-D", two, "--jobs", "2");
        assertThat(alone.err())
                .containsSubsequence("teacher-s11-", "2 jobs side by side")
                .doesNotContain("failed");
        Outcome sideBySide = run("compare", second.toString(), "-D", two, "--jobs", "2");
        assertThat(sideBySide.err())
                .as("assembled before anything is trained beside it")
                .containsSubsequence("teacher-s13-", "2 jobs side by side", "teacher-s5-", "2 jobs side by side");
        assertThat(settings(sideBySide)).isEqualTo(settings(run("compare", second.toString(), "-D", one)));
        assertThat(names(folder.resolve("two/second"))).containsAll(names(folder.resolve("one/second")));
    }

    /** What the trials of a comparison chose. */
    private static List<String> settings(Outcome outcome) {
        List<String> lines = outcome.out()
                .lines()
                .filter(line -> line.startsWith("settings of kd: "))
                .toList();
        assertThat(lines).hasSize(1);
        return lines;
    }

    private static List<String> names(Path experiment) throws IOException {
        return SmallExperiment.runs(experiment).stream()
                .map(run -> run.getFileName().toString())
                .toList();
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
