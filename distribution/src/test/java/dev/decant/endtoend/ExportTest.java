package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.endtoend.SmallExperiment.Outcome;
import dev.decant.runtime.checkpoint.Checkpoint;
import dev.decant.runtime.checkpoint.Safetensors;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operation;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** The exported student runs without Decant, and without teacher and strategy. */
final class ExportTest {
    @TempDir
    Path folder;

    @Test
    void theSavedModelPredictsAndHoldsTheStudentAlone() throws Exception {
        Path file = new SmallExperiment(folder).write("small", 1);
        Outcome trained = SmallExperiment.run("train", file.toString(), "-D", "runs=" + folder.resolve("runs"));
        assertThat(trained.code()).as(trained.err()).isZero();
        Path run = SmallExperiment.runs(folder.resolve("runs/small")).stream()
                .filter(path -> path.getFileName().toString().startsWith("bbm"))
                .findFirst()
                .orElseThrow();
        Path out = folder.resolve("exported");
        assertThat(SmallExperiment.run("export", run.toString(), "--out", out.toString())
                        .code())
                .isZero();
        Checkpoint best = Safetensors.read(run.resolve("checkpoints/best.safetensors"));
        assertThat(best.tensors().keySet()).allMatch(name -> name.startsWith("model/"));
        try (SavedModelBundle bundle = SavedModelBundle.load(out.toString(), "serve")) {
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
                for (int row = 0; row < 2; row++) {
                    float sum = 0;
                    for (int c = 0; c < 7; c++) {
                        sum += probabilities.getFloat(row, c);
                    }
                    assertThat(sum).isBetween(0.99999f, 1.00001f);
                }
                assertThat(probabilities.getFloat(0, 0)).isNotEqualTo(probabilities.getFloat(1, 0));
            }
        }
    }
}
