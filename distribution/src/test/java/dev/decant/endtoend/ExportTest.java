package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.endtoend.SmallExperiment.Outcome;
import dev.decant.runtime.checkpoint.Checkpoint;
import dev.decant.runtime.checkpoint.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operation;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** The exported student runs without Decant, and without teacher and strategy; what is beside it says how, and what it is worth. */
final class ExportTest {
    @TempDir
    static Path folder;

    private static Path run = Path.of("");
    private static Path out = Path.of("");

    @BeforeAll
    static void train() throws IOException {
        Path file = new SmallExperiment(folder).write("small", 1);
        Outcome trained = SmallExperiment.run("train", file.toString(), "-D", "runs=" + folder.resolve("runs"));
        assertThat(trained.code()).as(trained.err()).isZero();
        run = SmallExperiment.runs(folder.resolve("runs/small")).stream()
                .filter(path -> path.getFileName().toString().startsWith("bbm"))
                .findFirst()
                .orElseThrow();
        out = folder.resolve("exported");
        assertThat(export(run, out).code()).isZero();
    }

    private static Outcome export(Path run, Path out) {
        return SmallExperiment.run("export", run.toString(), "--out", out.toString());
    }

    @Test
    void theSavedModelPredictsAndHoldsTheStudentAlone() {
        Checkpoint best = Safetensors.read(run.resolve("checkpoints/best.safetensors"));
        assertThat(best.tensors().keySet()).allMatch(name -> name.startsWith("model/"));
        try (SavedModelBundle bundle = SavedModelBundle.load(out.resolve("1").toString(), "serve")) {
            var operations = bundle.graph().operations();
            while (operations.hasNext()) {
                Operation operation = operations.next();
                assertThat(operation.name()).doesNotContain("teacher").doesNotContain("strategy");
            }
            try (TFloat32 sequence = TFloat32.tensorOf(Shape.of(2, 200, 1), t -> {
                        for (int i = 0; i < 200; i++) {
                            t.setFloat((float) Math.sin(i / 7.0), 0, i, 0);
                            t.setFloat((float) Math.cos(i / 5.0), 1, i, 0);
                        }
                    });
                    TFloat32 mask = TFloat32.tensorOf(
                            Shape.of(2, 200), t -> t.scalars().forEach(scalar -> scalar.setFloat(1)));
                    Result result = bundle.function("serving_default")
                            .call(Map.<String, Tensor>of("sequence", sequence, "mask", mask))) {
                TFloat32 probabilities = (TFloat32) result.get("probabilities").orElseThrow();
                TFloat32 logits = (TFloat32) result.get("logits").orElseThrow();
                for (int row = 0; row < 2; row++) {
                    double sum = 0;
                    for (int c = 0; c < 7; c++) {
                        sum += Math.exp(logits.getFloat(row, c));
                    }
                    for (int c = 0; c < 7; c++) {
                        assertThat((double) probabilities.getFloat(row, c))
                                .isCloseTo(Math.exp(logits.getFloat(row, c)) / sum, within(1e-6));
                    }
                }
                assertThat(probabilities.getFloat(0, 0)).isNotEqualTo(probabilities.getFloat(1, 0));
            }
        }
    }

    @Test
    void theFolderIsWhatServingExpectsWithTwoFilesBesideTheVersion() throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> out.relativize(file).toString().replace('\\', '/')))
                    .contains("1/saved_model.pb", "1/variables/variables.index", "model-card.md", "preparation.json")
                    .allMatch(name -> name.startsWith("1/") || !name.contains("/"));
        }
        Outcome again = export(run, out);
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("--out: " + out + " is not empty");
    }

    @Test
    void thePreparationNamesSignatureStepsAndDecision() throws IOException {
        JsonNode preparation =
                new ObjectMapper().readTree(out.resolve("preparation.json").toFile());
        assertThat(preparation.path("format").asText()).isEqualTo("decant-preparation-1");
        assertThat(preparation.path("complete").asBoolean()).isTrue();
        assertThat(preparation.path("steps").findValuesAsText("step"))
                .containsExactly("fill-gaps", "leads", "resample", "crop", "z-score", "pad");
        assertThat(preparation.path("signature").toString())
                .isEqualTo("{\"name\":\"serving_default\",\"inputs\":["
                        + "{\"name\":\"mask\",\"type\":\"float32\",\"shape\":[null,200]},"
                        + "{\"name\":\"sequence\",\"type\":\"float32\",\"shape\":[null,200,1]}],\"outputs\":["
                        + "{\"name\":\"logits\",\"type\":\"float32\",\"shape\":[null,7]},"
                        + "{\"name\":\"probabilities\",\"type\":\"float32\",\"shape\":[null,7]}]}");
        assertThat(preparation.path("decision").path("rule").asText()).isEqualTo("argmax");
        assertThat(preparation.path("raw").get(0).path("unit").asText()).isEqualTo("mV");
    }

    @Test
    void theCardSaysWhatItIsForWhereItComesFromAndWhatItScores() throws IOException {
        String card = Files.readString(out.resolve("model-card.md"));
        String f1 = new ObjectMapper()
                .readTree(SmallExperiment.run("evaluate", run.toString(), "--json")
                        .out())
                .findValue("f1")
                .asText()
                .substring(0, 4);
        assertThat(card)
                .startsWith("# Model card: " + run.getFileName())
                .contains("not a medical device")
                .contains("| source | synthetic-ecg |")
                .contains("| strategy | bbm |", "| l1.weight | 1 |", "| optimizer.learning-rate | 0.001 |")
                .containsPattern("\\| teacher \\| teacher-s1-[0-9a-f]{12} \\|")
                .containsPattern("\\| f1 \\| " + f1 + "\\d* \\| \\d\\.\\d+ to \\d\\.\\d+ \\(95 %\\) \\|")
                .contains("Not tested")
                .doesNotContain(folder.toString());
    }

    @Test
    void ofSeveralReadoutsEachHasItsLogitsAndATeacherIsExportedToo() throws IOException {
        Path file = new SmallExperiment(folder).write("small", 1);
        Outcome trained = SmallExperiment.run(
                "train",
                file.toString(),
                "-D",
                "runs=" + folder.resolve("runs"),
                "-D",
                "strategy=null",
                "-D",
                "strategy={type:deit}");
        assertThat(trained.code()).as(trained.err()).isZero();
        for (Path one : SmallExperiment.runs(folder.resolve("runs/small"))) {
            String label = one.getFileName().toString().replaceAll("-.*", "");
            Path exported = folder.resolve("exported-" + label);
            assertThat(export(one, exported).code()).as(label).isZero();
            List<String> outputs = new ObjectMapper()
                    .readTree(exported.resolve("preparation.json").toFile())
                    .path("signature")
                    .path("outputs")
                    .findValuesAsText("name");
            assertThat(outputs)
                    .isEqualTo(
                            label.equals("deit")
                                    ? List.of("logits", "logits_distillation", "probabilities")
                                    : List.of("logits", "probabilities"));
        }
    }

    /** Runs of versions that wrote no preparation are exported with what is known, and say that it is not all. */
    @Test
    void ofARunWithoutAPreparationTheExportSaysThatItIsNotComplete() throws IOException {
        Path old = folder.resolve("old");
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.toList()) {
                Files.copy(file, old.resolve(run.relativize(file).toString()));
            }
        }
        Files.delete(old.resolve("preparation.json"));
        Files.delete(old.resolve("manifest.json"));
        Path exported = folder.resolve("exported-old");
        assertThat(export(old, exported).code()).isZero();
        JsonNode preparation =
                new ObjectMapper().readTree(exported.resolve("preparation.json").toFile());
        assertThat(preparation.path("complete").asBoolean()).isFalse();
        assertThat(preparation.path("input").path("described").asText()).startsWith("200 steps of 1 channel");
        assertThat(preparation.path("signature").path("outputs")).hasSize(2);
    }
}
