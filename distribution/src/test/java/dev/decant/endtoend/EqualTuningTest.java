package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.api.config.InvalidConfiguration;
import dev.decant.endtoend.SmallExperiment.Outcome;
import dev.decant.runtime.config.CompareConfig;
import dev.decant.runtime.config.Setting;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.Decant;
import dev.decant.study.comparison.Compared;
import dev.decant.study.comparison.ComparisonOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A comparison that tunes its strategies first: alike, on seeds of their own, and on after an interruption. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
final class EqualTuningTest {
    private static final String STRATEGIES =
            "strategies { plain { type = plain }, kd { type = kd }, deit { type = deit }, bbm { type = bbm } }";

    private static final String TUNED = """
            strategies { plain { type = plain }, kd { type = kd } }
            tune {
              trials = 3, eta = 2, min-epochs = 1, seeds = [11]
              parameters = { path = train.optimizer.learning-rate, log-uniform = [1e-4, 3e-2] }
              strategies.kd = { path = temperature, uniform = [1, 8] }
            }
            """;

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = new SmallExperiment(folder).write("small", 4);
        String text = Files.readString(file);
        assertThat(text).contains(STRATEGIES);
        Files.writeString(file, text.replace(STRATEGIES, TUNED));
    }

    @Test
    void everyStrategyHasAsManyTrialsOfTheSameSpacesAndGoesOnAfterAnInterruption() throws IOException {
        Outcome outcome = SmallExperiment.run("compare", file.toString(), "-D", "runs=" + folder.resolve("a"));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("Tuned on the validation split with seeds [11], which the comparison does not use")
                .containsPattern("settings of plain: train.optimizer.learning-rate = [0-9.E-]+\n")
                .containsPattern("settings of kd: train.optimizer.learning-rate = [0-9.E-]+, temperature = [0-9.]+\n");

        JsonNode comparison = new ObjectMapper()
                .readTree(folder.resolve("a/small/comparison.json").toFile());
        assertThat(comparison.path("methods").findValuesAsText("tuning_trials")).containsExactly("0", "3", "3");
        JsonNode plain = comparison.path("tuning").path("plain");
        JsonNode kd = comparison.path("tuning").path("kd");
        assertThat(plain.path("trials").asInt()).isEqualTo(3);
        assertThat(column("a", "kd", "epochs")).as("one was trained to its end").contains("4");
        assertThat(kd.path("epochs").asInt())
                .isEqualTo(column("a", "kd", "epochs").stream()
                        .mapToInt(Integer::parseInt)
                        .sum());
        assertThat(kd.path("train_seconds").asDouble()).isPositive();
        assertThat(plain.path("seeds").toString()).isEqualTo("[11]");

        assertThat(column("a", "plain", "learning-rate"))
                .as("the shared key has the same values")
                .hasSize(3)
                .isEqualTo(column("a", "kd", "learning-rate"));
        Decant decant = Decant.create();
        CompareConfig kept = decant.load(only("a", "kd-s3-").resolve("config.conf"))
                .compare()
                .orElseThrow();
        assertThat(kept.tune()).as("there is nothing left to tune").isEmpty();
        assertThat(kept.tuned()).isEqualTo(Map.of("plain", 3, "kd", 3));
        assertThat(kept.contenders())
                .filteredOn(contender -> contender.name().equals("kd"))
                .singleElement()
                .satisfies(contender -> {
                    assertThat(contender.train().optimizer().learningRate())
                            .as("what was chosen is what was compared")
                            .isEqualTo(kd.path("chosen")
                                    .path("train.optimizer.learning-rate")
                                    .asDouble());
                    assertThat(contender.strategy().config().toString())
                            .contains("temperature="
                                    + kd.path("chosen").path("temperature").asDouble());
                });
        assertThat(Files.readString(folder.resolve("a/small/report.html"))).contains("The settings that were chosen");

        for (int epoch : List.of(6, 10)) {
            assertThatThrownBy(() -> compare(decant, new InterruptedInEpoch(epoch)))
                    .hasMessage("interrupted in epoch " + epoch);
        }
        Compared resumed = compare(decant, TrainingListener.silent());
        assertThat(resumed.findings().test().setup().tuning().keySet()).containsExactly("plain", "kd");
        for (String method : List.of("plain", "kd")) {
            assertThat(search("b", method).resolve("journal.jsonl"))
                    .hasSameTextualContentAs(search("a", method).resolve("journal.jsonl"));
            assertThat(only("b", method + "-s3-").resolve("predictions/test.csv"))
                    .hasSameBinaryContentAs(only("a", method + "-s3-").resolve("predictions/test.csv"));
        }
    }

    @Test
    void whatCannotBeEqualIsSaidBeforeAnythingIsTrained() {
        Outcome rungs = SmallExperiment.run(
                "compare", file.toString(), "-D", "runs=" + folder, "-D", "compare.strategies.kd.train.epochs=8");
        assertThat(rungs.code()).isEqualTo(2);
        assertThat(rungs.err())
                .contains("plain would be judged after [1, 2, 4] epochs, those of kd after [1, 2, 4, 8]; set"
                        + " compare.tune.max-epochs = 4 or less")
                .doesNotContain("epoch 1/", "\tat ");
        Outcome seeds =
                SmallExperiment.run("compare", file.toString(), "-D", "runs=" + folder, "-D", "compare.tune.seeds=[3]");
        assertThat(seeds.code()).isEqualTo(2);
        assertThat(seeds.err()).contains("tune.seeds and seeds both have [3]").doesNotContain("\tat ");

        Decant decant = Decant.create();
        assertThatThrownBy(() -> decant.compare(
                        decant.load(file, new Setting("runs", folder.toString())),
                        ComparisonOptions.usual(),
                        TrainingListener.silent()))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("compare.tune");
    }

    private Compared compare(Decant decant, TrainingListener listener) throws IOException {
        return decant.compare(
                file,
                ComparisonOptions.usual(),
                listener,
                new Setting("runs", folder.resolve("b").toString()));
    }

    /** The values of a key in trials.csv, whose name ends so. */
    private List<String> column(String runs, String strategy, String key) throws IOException {
        List<String[]> rows = Files.readAllLines(search(runs, strategy).resolve("trials.csv")).stream()
                .map(line -> line.split(",", -1))
                .toList();
        for (int i = 0; i < rows.get(0).length; i++) {
            if (rows.get(0)[i].endsWith(key)) {
                int at = i;
                return rows.stream().skip(1).map(row -> row[at]).toList();
            }
        }
        throw new AssertionError("no column " + key);
    }

    private Path search(String runs, String strategy) throws IOException {
        return only(runs, "tune-" + strategy + "-");
    }

    private Path only(String runs, String prefix) throws IOException {
        try (Stream<Path> found = Files.list(folder.resolve(runs).resolve("small"))) {
            List<Path> fitting = found.filter(
                            path -> path.getFileName().toString().startsWith(prefix))
                    .toList();
            assertThat(fitting).as(prefix).hasSize(1);
            return fitting.get(0);
        }
    }
}
