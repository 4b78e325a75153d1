package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.endtoend.SmallExperiment.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExternalSetTest {
    /** The experiment's own records once more, and others at another sampling rate without two of the classes. */
    private static final String EXTERNAL = """
            evaluate.external {
              same = ${data}
              other {
                type = synthetic-ecg, records = 20, seed = 9
                generator { duration = 3s, sample-rate = 250, classes = [sinus-rhythm, atrial-flutter, premature-atrial] }
              }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void anExternalSetIsJudgedByTheRunsOwnPreparationAndThresholds() throws IOException {
        Path file = new SmallExperiment(folder).write("small", 1);
        Files.writeString(file, Files.readString(file) + EXTERNAL);
        String runs = "runs=" + folder.resolve("runs");
        Outcome outcome = SmallExperiment.run("compare", file.toString(), "-D", runs);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("external records of same", "external records of other")
                .contains("Classes that no record of other has are left out: SB STach AF PVC.");
        Path experiment = folder.resolve("runs/small");
        assertThat(experiment.resolve("comparison-other.txt")).exists();

        Path plain = SmallExperiment.runs(experiment).stream()
                .filter(run -> run.getFileName().toString().startsWith("plain"))
                .findFirst()
                .orElseThrow();
        Map<String, String> again = rows(plain.resolve("predictions/external-same.csv"));
        Map<String, String> test = rows(plain.resolve("predictions/test.csv"));
        assertThat(again).hasSize(96).containsKeys(test.keySet().toArray(String[]::new));
        test.forEach((record, row) -> assertThat(numbers(Objects.requireNonNull(again.get(record))))
                .as(record)
                .containsExactly(numbers(row), within(1e-6))); // another batch rounds otherwise
        List<String> other = Files.readAllLines(plain.resolve("predictions/external-other.csv"));
        assertThat(other).hasSize(21);
        assertThat(other.get(0))
                .isEqualTo("record,group,truth:NSR,truth:AFL,truth:PAC,"
                        + "probability:NSR,probability:AFL,probability:PAC");

        Outcome evaluated = SmallExperiment.run("evaluate", plain.toString(), "--json");
        assertThat(evaluated.code()).as(evaluated.err()).isZero();
        assertThat(evaluated.out()).contains("\"external\"", "\"other\"");

        Path table = plain.resolve("predictions/external-other.csv");
        List<String> cut = other.subList(0, 12);
        Files.write(table, cut);
        assertThat(SmallExperiment.run("evaluate", plain.toString(), "--json").out())
                .as("a table that was cut is made anew")
                .isEqualTo(evaluated.out());
        assertThat(Files.readAllLines(table)).isEqualTo(other);

        Path records = generatedFolder(folder.resolve("runs/.cache/sources"));
        Path out = folder.resolve("out");
        Outcome predicted = SmallExperiment.run(
                "predict", plain.toString(), records.toString(), "--out", out.toString(), "-D", "data.type=cinc2017");
        assertThat(predicted.code())
                .as("its own options are no obstacle, its classes are")
                .isEqualTo(1);
        assertThat(predicted.err()).contains("REFERENCE.csv", "[N, A, O, ~]").doesNotContain("Exception");
        Outcome mistaken = SmallExperiment.run(
                "predict",
                plain.toString(),
                records.toString(),
                "--out",
                out.toString(),
                "-D",
                "data.type=cinc2017",
                "-D",
                "data.recrods=3");
        assertThat(mistaken.code()).isEqualTo(2);
        assertThat(mistaken.err()).contains("recrods").doesNotContain("Exception");
    }

    @Test
    void aSetOfAnotherInputIsRefusedBeforeTraining() throws IOException {
        Path file = new SmallExperiment(folder).write("small", 1);
        Files.writeString(
                file,
                Files.readString(file) + EXTERNAL + "evaluate.external.other { sample-rate = 60, length = 4s }\n");
        Outcome outcome = SmallExperiment.run("compare", file.toString(), "-D", "runs=" + folder.resolve("runs"));
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("external set other gives 240 steps of 1 channel (ECG) at 60.0 Hz")
                .contains("expected 200 steps of 1 channel (ECG) at 50.0 Hz")
                .doesNotContain("epoch");
        Outcome validated = SmallExperiment.run("validate", file.toString(), "-D", "runs=" + folder.resolve("runs"));
        assertThat(validated.code()).as(validated.out()).isEqualTo(2);
        assertThat(outcome.err()).as("in the same words").endsWith(validated.err());
        assertThat(validated.err()).startsWith("decant: the external set other");
    }

    private static Path generatedFolder(Path sources) throws IOException {
        try (var found = Files.list(sources)) {
            return found.findFirst().orElseThrow();
        }
    }

    /** Lines by their record. */
    /** Everything behind record and group. */
    private static double[] numbers(String row) {
        return Arrays.stream(row.split(","))
                .skip(2)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static Map<String, String> rows(Path file) throws IOException {
        Map<String, String> rows = new HashMap<>();
        List<String> lines = Files.readAllLines(file);
        lines.subList(1, lines.size()).forEach(line -> rows.put(line.substring(0, line.indexOf(',')), line));
        return rows;
    }
}
