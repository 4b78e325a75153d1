package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.decant.reproduction.ReproductionModule;
import dev.decant.reproduction.workload.PaperWorkloads;
import dev.decant.reproduction.workload.WorkloadSize;
import dev.decant.runtime.benchmark.StepBatches;
import dev.decant.runtime.benchmark.Workload;
import dev.decant.runtime.checkpoint.Safetensors;
import dev.decant.runtime.config.Setting;
import dev.decant.runtime.data.Batch;
import dev.decant.runtime.graph.RunGraph;
import dev.decant.runtime.graph.StepResult;
import dev.decant.study.Decant;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The first step of the small workloads without dropout, against PyTorch 2.13 from the same weights and batches: numbers that
 * {@code bench/peer/losses.py} printed, of what this writes to the folder that {@code DECANT_PEER} names.
 */
final class PeerLossesTest {
    /** Single precision, sums in another order. */
    private static final double PERCENT = 1e-2;

    @ParameterizedTest
    @CsvSource({
        "resnet1d, 0.8073717, 0.6529872",
        "ecg-plain, 0.7194342, 0.8093571",
        "ecg-deit, 0.7986139, 1.258105",
        "ecg-bbm, 1290.224, 106.5341",
        "lstm, 0.7018744, 1.030979",
        "ehr-plain, 0.9717972, 5.026383",
        "ehr-deit, 0.9406347, 3.476758",
        "ehr-bbm, 23.51529, 14.1518"
    })
    void aStepHasTheLossAndTheGradientOfPyTorch(String name, double loss, double gradientNorm) throws IOException {
        Workload workload = Decant.create(Decant.class.getClassLoader(), new ReproductionModule())
                .service(PaperWorkloads.class)
                .named(
                        List.of(name),
                        WorkloadSize.SMALL,
                        List.of(Setting.parse("student.dropout=0"), Setting.parse("teacher.dropout=0")))
                .get(0);
        try (RunGraph graph = RunGraph.build(workload.spec());
                StepBatches batches =
                        workload.batches().apply(workload.spec().recipe().train())) {
            graph.variables().initialise();
            Batch batch = batches.next();
            String folder = System.getenv("DECANT_PEER");
            if (folder != null) {
                write(Path.of(folder), name, graph, batch);
            }
            StepResult step = graph.step(0, batch, 0, 1, 0);
            assertThat((double) step.loss()).isCloseTo(loss, withinPercentage(PERCENT));
            assertThat((double) step.gradientNorm()).isCloseTo(gradientNorm, withinPercentage(PERCENT));
        }
    }

    private static void write(Path folder, String name, RunGraph graph, Batch batch) throws IOException {
        Files.createDirectories(folder);
        Safetensors.write(folder.resolve(name + ".own"), graph.variables().snapshot(Map.of()));
        Safetensors.write(folder.resolve(name + ".teacher"), graph.variables().teacherSnapshot());
        write(folder.resolve(name + ".x"), batch.sequences());
        write(folder.resolve(name + ".mask"), batch.mask());
        write(folder.resolve(name + ".targets"), batch.targets());
    }

    private static void write(Path file, float[] values) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        Files.write(file, buffer.array());
    }
}
