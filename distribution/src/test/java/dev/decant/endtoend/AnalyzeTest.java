package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.endtoend.SmallExperiment.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What finished runs look like inside, on electrocardiograms and on hourly records. */
final class AnalyzeTest {
    private static final String HOURLY = """
            data { type = synthetic-icu, records = 80, generator { septic = 0.4, longest = 48 } }
            teacher { type = lstm, layers = 2, units = 8 }
            student {
              type = transformer, blocks = 2, depth = 8, heads = 2, patch = 1, positions = sinusoidal, causal = true
            }
            splitter { type = equal, segments = 2 }
            train { epochs = 1, batch-size = 16, threads = 1, augment = [] }
            evaluate.select = auroc
            compare { baseline = deit, seeds = [3], resamples = 200, strategies { deit { type = deit } } }
            """;

    @TempDir
    Path folder;

    @Test
    void recordsOfFixedLength() throws IOException {
        Path file = new SmallExperiment(folder).write("small", 1);
        Files.writeString(
                file,
                Files.readString(file)
                        + "compare.strategies = null\ncompare.strategies { plain { type = plain }, deit { type = deit } }\n"
                        + "evaluate.external.more { type = synthetic-ecg, records = 12, seed = 9 }\n");
        Path runs = folder.resolve("runs");
        done(SmallExperiment.run("compare", file.toString(), "-D", "runs=" + runs));
        Path plain = run(runs.resolve("small"), "plain");
        Path deit = run(runs.resolve("small"), "deit");
        Path teacher = run(runs.resolve("small"), "teacher");

        Outcome first = done(SmallExperiment.run("analyze", plain.toString(), deit.toString(), "--json"));
        assertThat(first.err()).contains("analysing " + plain, "analysing " + deit, "12 records of more");
        JsonNode document = json(first).path("runs");
        assertThat(document).hasSize(2);
        JsonNode test = document.get(0).path("test");
        assertThat(document.get(0).path("teacher").asText()).isEqualTo(teacher.toString());
        assertThat(test.at("/outputs/classes").size()).isEqualTo(7);
        JsonNode toTeacher = test.path("representations").get(0);
        assertThat(texts(toTeacher.path("row-blocks"))).containsExactly("block0", "block1");
        assertThat(toTeacher.path("columns").asText()).isEqualTo("teacher");
        assertThat(toTeacher.path("cka").get(0)).hasSize(2);
        JsonNode itself = test.path("representations").get(1).path("cka");
        assertThat(itself.get(0).get(0).asDouble()).isCloseTo(1, within(1e-9));
        assertThat(itself.get(0).get(1).asDouble())
                .isEqualTo(itself.get(1).get(0).asDouble());
        for (JsonNode one : document) { // a token, if any, takes its share
            JsonNode attention = one.at("/test/attention");
            assertThat(attention.path("steps").asInt()).isEqualTo(10);
            assertThat(attention.path("causal").asBoolean()).isFalse();
            double row = sum(attention.path("blocks").get(0).path("map").get(3));
            assertThat(row).isCloseTo(one.path("label").asText().equals("deit") ? 10 / 11.0 : 1, within(.02));
        }
        assertThat(document.get(0).at("/external/more/records").asInt()).isEqualTo(12);

        Outcome again = done(SmallExperiment.run("analyze", plain.toString(), deit.toString(), "--json"));
        assertThat(again.out()).isEqualTo(first.out());
        assertThat(again.err()).doesNotContain("analysing");

        // a damaged file and other options are computed anew; text names blocks and numbers
        Path kept = plain.resolve("analysis/test.json");
        String whole = Files.readString(kept);
        int digit = whole.lastIndexOf("0.");
        Files.writeString(kept, whole.substring(0, digit) + "1." + whole.substring(digit + 2));
        assertThat(json(done(SmallExperiment.run("analyze", plain.toString(), "--json")))
                        .path("runs")
                        .get(0))
                .isEqualTo(document.get(0));
        assertThat(kept).hasContent(whole.strip());
        Files.writeString(kept, "{\"of\": ");
        Outcome damaged = done(SmallExperiment.run("analyze", plain.toString(), "--json"));
        assertThat(damaged.err()).contains("of test").doesNotContain("of more");
        assertThat(json(damaged).path("runs").get(0)).isEqualTo(document.get(0));
        Outcome fewer = done(SmallExperiment.run("analyze", plain.toString(), "--records", "8", "--batch-size", "4"));
        assertThat(fewer.err()).contains("8 records of test");
        assertThat(fewer.out())
                .contains("test split, 8 records", "external set more", "R2 TO TEACHER", "CKA RBF", "TOEPLITZ");

        // what did not end leaves no stored analysis, so that the next does it all
        Path images = images(plain);
        Files.delete(images);
        Files.delete(kept);
        Files.createDirectories(images.resolve("in the way"));
        assertThat(SmallExperiment.run("analyze", plain.toString()).code()).isNotZero();
        assertThat(kept).doesNotExist();
        Files.delete(images.resolve("in the way"));
        Files.delete(images);
        done(SmallExperiment.run("analyze", plain.toString()));
        assertThat(kept).isNotEmptyFile();
        assertThat(images).content(StandardCharsets.ISO_8859_1).contains("similarity/student-teacher", "attention/");

        // without an option the configuration says how much
        Outcome configured = done(SmallExperiment.run(
                "analyze", plain.toString(), "-D", "analysis.records=9", "-D", "analysis.batch-size=4"));
        assertThat(configured.err()).contains("9 records of test");

        // the teacher's own run; a run that names no teacher; one moved together with it
        assertThat(done(SmallExperiment.run("analyze", teacher.toString())).out())
                .contains("CKA TO PREVIOUS")
                .doesNotContain("CKA RBF", "TOEPLITZ");
        Files.delete(plain.resolve("manifest.json"));
        Path provenance = plain.resolve("provenance.json");
        Files.writeString(provenance, Files.readString(provenance).replace(teacher.toString(), ""));
        assertThat(json(done(SmallExperiment.run("analyze", plain.toString(), "--json")))
                        .path("runs"))
                .isEqualTo(json(damaged).path("runs"));
        Path moved = folder.resolve("moved");
        Files.move(runs.resolve("small"), moved);
        assertThat(done(SmallExperiment.run("analyze", run(moved, "deit").toString()))
                        .out())
                .contains("teacher    " + run(moved, "teacher"));

        Outcome few = SmallExperiment.run("analyze", run(moved, "deit").toString(), "--records", "3");
        assertThat(few.code()).isEqualTo(2);
        assertThat(few.err()).contains("--records: got 3; expected at least 4");
        Outcome otherData = SmallExperiment.run("analyze", run(moved, "deit").toString(), "-D", "data.seed=77");
        assertThat(otherData.code()).isEqualTo(1);
        assertThat(otherData.err()).contains("was trained on other data");
    }

    @Test
    void sequencesOfAnyLength() throws IOException {
        Path file = folder.resolve("hourly.conf");
        Files.writeString(file, HOURLY);
        Path runs = folder.resolve("runs");
        done(SmallExperiment.run("compare", file.toString(), "-D", "runs=" + runs));
        Path deit = run(runs.resolve("hourly"), "deit");

        JsonNode test = json(done(SmallExperiment.run("analyze", deit.toString(), "--window", "6", "--json")))
                .at("/runs/0/test");

        JsonNode attention = test.path("attention");
        assertThat(attention.path("causal").asBoolean()).isTrue();
        assertThat(attention.path("aligned").asBoolean()).isTrue();
        assertThat(attention.path("records").asInt())
                .isBetween(1, test.path("records").asInt());
        JsonNode map = attention.path("blocks").get(1).path("map");
        assertThat(map).hasSize(6);
        assertThat(map.get(2).get(3).asDouble()).isZero();
        assertThat(sum(map.get(5))).isBetween(.1, 1.);
        assertThat(test.path("representations").get(0).path("cka").get(0)).hasSize(2);

        // a wider window shows more of each row
        JsonNode wider = json(done(SmallExperiment.run("analyze", deit.toString(), "--window", "8", "--json")))
                .at("/runs/0/test/attention");
        assertThat(sum(wider.path("blocks").get(1).path("map").get(7))).isGreaterThan(sum(map.get(5)));
        Outcome tooWide = done(SmallExperiment.run("analyze", deit.toString(), "--window", "500"));
        assertThat(tooWide.err()).contains("none of these records of test has the 500 steps");
        assertThat(tooWide.out()).contains("CKA RBF").doesNotContain("TOEPLITZ");
    }

    private static Path run(Path experiment, String label) throws IOException {
        return SmallExperiment.runs(experiment).stream()
                .filter(run -> run.getFileName().toString().startsWith(label + "-"))
                .findFirst()
                .orElseThrow();
    }

    /** The event file of the test split. */
    private static Path images(Path run) throws IOException {
        try (Stream<Path> files = Files.list(run.resolve("analysis"))) {
            return files.filter(file -> file.getFileName().toString().matches("events.*\\.test"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        node.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static double sum(JsonNode values) {
        double sum = 0;
        for (JsonNode value : values) {
            sum += value.asDouble();
        }
        return sum;
    }

    private static Outcome done(Outcome outcome) {
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return outcome;
    }

    private static JsonNode json(Outcome outcome) throws IOException {
        return new ObjectMapper().readTree(outcome.out());
    }
}
