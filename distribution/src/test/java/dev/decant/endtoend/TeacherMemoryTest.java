package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.decant.endtoend.SmallExperiment.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a teacher is what it computes: students are the same. */
class TeacherMemoryTest {
    private static final String ECG = """
            data { type = synthetic-ecg, records = 72, sample-rate = 50, length = 4s
                   generator { duration = 4s, sample-rate = 50 } }
            teacher { type = resnet1d, blocks = 2, filters = 4, kernel = 5, widen-every = 1 }
            student { type = transformer, blocks = 2, depth = 8, heads = 2, patch = 20 }
            splitter { type = equal, segments = 2 }
            evaluate { select = f1 }
            """;
    private static final String ICU = """
            data { type = synthetic-icu, records = 72, generator { septic = 0.4 } }
            teacher { type = lstm, layers = 2, units = 6 }
            student {
              type = transformer, blocks = 2, depth = 8, heads = 2, patch = 1, positions = sinusoidal, causal = true
            }
            splitter { type = equal, segments = 2 }
            evaluate { select = auroc }
            """;
    private static final String REST = """
            train { batch-size = 16, threads = 1, epochs = 3 }
            compare {
              baseline = kd, seeds = [3]
              strategies { kd { type = kd }, deit { type = deit }, bbm { type = bbm } }
            }
            """;

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(E-?\\d+)?");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {ECG, ICU})
    void studentsThatReadTheirTeacherAreThoseThatComputeIt(String experiment) throws IOException {
        Path conf = Files.writeString(folder.resolve("small.conf"), experiment + REST);

        Outcome computed = compare(conf, "computed", "off");
        Outcome read = compare(conf, "read", "auto");

        assertThat(computed.err()).doesNotContain("teacher's outputs");
        assertThat(read.err())
                .contains("the teacher's outputs for ", " are kept: ", "were read for ")
                .as("deit finds what kd kept, bbm adds the blocks")
                .containsPattern("(?s)are kept.*are kept")
                .doesNotContainPattern("(?s)are kept.*are kept.*are kept");
        List<String> first = outcomes("read");
        assertNearlyEqual(first, outcomes("computed"));

        for (Path kept : files(folder.resolve("read/.cache/teachers"))) {
            byte[] bytes = Files.readAllBytes(kept);
            bytes[bytes.length / 2] ^= 1;
            Files.write(kept, bytes);
        }
        for (Path run : files(folder.resolve("read/small"))) {
            if (run.getFileName().toString().startsWith("bbm")) {
                delete(run);
            }
        }
        Outcome damaged = compare(conf, "read", "auto");
        assertThat(damaged.err()).contains("is damaged");
        assertThat(outcomes("read")).isEqualTo(first);
    }

    /** The same but for the last digits of numbers: the order of a sum depends on the batch. */
    private static void assertNearlyEqual(List<String> actual, List<String> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            assertThat(NUMBER.splitAsStream(actual.get(i)))
                    .containsExactlyElementsOf(
                            NUMBER.splitAsStream(expected.get(i)).toList());
            List<String> numbers = NUMBER.matcher(expected.get(i))
                    .results()
                    .map(MatchResult::group)
                    .toList();
            List<String> found = NUMBER.matcher(actual.get(i))
                    .results()
                    .map(MatchResult::group)
                    .toList();
            for (int n = 0; n < numbers.size(); n++) {
                assertThat(Double.parseDouble(found.get(n)))
                        .isCloseTo(Double.parseDouble(numbers.get(n)), withinPercentage(.01));
            }
        }
    }

    private Outcome compare(Path conf, String runs, String cache) {
        Outcome outcome = SmallExperiment.run(
                "compare", conf.toString(), "-D", "runs=" + folder.resolve(runs), "-D", "train.teacher-cache=" + cache);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return outcome;
    }

    /** Metrics of every epoch and predictions of every run. */
    private List<String> outcomes(String runs) throws IOException {
        List<String> outcomes = new ArrayList<>();
        for (Path run : SmallExperiment.runs(folder.resolve(runs).resolve("small"))) {
            outcomes.add(run.getFileName().toString().replaceAll("-s3-.*", ""));
            outcomes.add(Files.readString(run.resolve("metrics.jsonl")));
            outcomes.add(Files.readString(run.resolve("predictions/test.csv")));
        }
        return outcomes;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
