package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.endtoend.SmallExperiment.Outcome;
import dev.decant.reproduction.ReproductionModule;
import dev.decant.reproduction.workload.PaperWorkloads;
import dev.decant.reproduction.workload.WorkloadSize;
import dev.decant.runtime.benchmark.Workload;
import dev.decant.runtime.graph.RunGraph;
import dev.decant.study.Decant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps of workloads and of an experiment, measured from the command line. */
final class BenchTest {
    /** Of the small resnet1d on 8 records of 500 steps, as another program's counter has it (bench/peer/README.md). */
    private static final double FLOPS = 966_408_192;

    @TempDir
    Path folder;

    @Test
    void aWorkloadIsMeasuredAndItsStepTraced() throws IOException {
        Path trace = folder.resolve("step.json");
        Outcome outcome = SmallExperiment.run(
                "bench", "resnet1d", "--size=small", "--steps=3", "--threads=1", "--json", "--trace=" + trace);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        JsonNode measured = new ObjectMapper().readTree(outcome.out()).get("workloads");
        assertThat(measured).hasSize(1);
        JsonNode resnet = measured.get(0);
        assertThat(resnet.get("name").asText()).isEqualTo("resnet1d");
        assertThat(resnet.get("timed_steps").asInt()).isEqualTo(3);
        assertThat(resnet.get("threads").asInt()).isOne();
        assertThat(resnet.get("flops_per_step").asDouble()).isEqualTo(FLOPS);
        double median = resnet.get("seconds").get("median").asDouble();
        assertThat(median)
                .isPositive()
                .isBetween(
                        resnet.get("seconds").get("lower").asDouble(),
                        resnet.get("seconds").get("upper").asDouble());
        assertThat(resnet.get("share_of_peak").asDouble()).isBetween(0.0, 1.5);
        assertThat(resnet.get("input_wait").asDouble()).isZero();
        assertThat(resnet.get("seconds_to_first_step").asDouble()).isPositive();

        JsonNode events = new ObjectMapper().readTree(trace.toFile()).get("traceEvents");
        assertThat(events).anyMatch(event -> event.get("name").asText().contains("Conv2DBackpropFilter"));
        assertThat(events)
                .allMatch(event -> List.of("M", "X").contains(event.get("ph").asText()));
        assertThat(events).noneMatch(event -> event.get("name").asText().startsWith("gradients/"));
        assertThat(resnet.get("operations"))
                .anyMatch(operation -> operation.get("type").asText().equals("ApplyAdam"));
    }

    @Test
    void anExperimentsNetworksAreMeasuredOnItsOwnRecords() throws IOException {
        Path file = new SmallExperiment(folder).write("small", 1);
        Outcome outcome = SmallExperiment.run(
                "bench", file.toString(), "-D", "runs=" + folder.resolve("runs"), "--steps=6", "--batch=24", "--json");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        JsonNode measured = new ObjectMapper().readTree(outcome.out()).get("workloads");
        assertThat(measured.findValuesAsText("name")).containsExactly("teacher", "plain", "kd", "deit", "bbm");
        assertThat(measured)
                .allMatch(each -> each.get("batch_size").asInt() == 24)
                .allMatch(each -> each.get("steps").asInt() == 200)
                .allMatch(each -> each.get("input_wait").asDouble() >= 0
                        && each.get("input_wait").asDouble() < 1)
                .allMatch(each -> each.get("flops_per_step").asDouble() > 0);
        assertThat(folder.resolve("runs").resolve("small")).doesNotExist();
    }

    /** 10,477,434 is Hannun's network with 12 leads and 26 classes; an LSTM has 4 (depth + units + 1) units a layer. */
    @Test
    void fullWorkloadsHaveTheSizesOfThePaper() {
        PaperWorkloads workloads = Decant.create(Decant.class.getClassLoader(), new ReproductionModule())
                .service(PaperWorkloads.class);
        List<Workload> full = workloads.named(List.of("resnet1d", "lstm"), WorkloadSize.FULL, List.of());
        assertThat(parameters(full.get(0))).isEqualTo(10_477_434);
        assertThat(parameters(full.get(1))).isEqualTo(4 * (108 + 256 + 1) * 256 + 2 * 4 * (256 + 256 + 1) * 256 + 257);
        assertThat(full.get(0).spec().recipe().train().batchSize()).isEqualTo(16);
        assertThat(full.get(1).spec().recipe().train().batchSize()).isEqualTo(64);
    }

    private static long parameters(Workload workload) {
        try (RunGraph graph = RunGraph.build(workload.spec())) {
            return graph.variables().trainableParameters();
        }
    }

    @Test
    void stepsAreServedOneForEachLine() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("\n\n".getBytes(StandardCharsets.UTF_8)));
        try {
            Outcome outcome = SmallExperiment.run("bench", "lstm", "--size=small", "--threads=1", "--serve");
            assertThat(outcome.code()).as(outcome.err()).isZero();
            List<String> lines = outcome.out().lines().toList();
            assertThat(lines).hasSize(3);
            assertThat(lines.get(0)).contains("\"parameters\" : 110401", "\"batch_size\" : 16");
            assertThat(Double.parseDouble(lines.get(1))).isPositive();
            assertThat(Double.parseDouble(lines.get(2))).isPositive();
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void anUnknownWorkloadListsThoseThatThereAre() {
        Outcome outcome = SmallExperiment.run("bench", "ecg-bmm");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .contains("\"ecg-bmm\"", String.join(", ", PaperWorkloads.names()), "did you mean ecg-bbm?");
    }

    @Test
    void aConfigurationThatCannotBeReadIsNamed() throws IOException {
        Outcome missing =
                SmallExperiment.run("bench", folder.resolve("gone.conf").toString());
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("gone.conf", "no such file");
        Path broken = folder.resolve("broken.conf");
        Files.writeString(broken, "data {", StandardCharsets.UTF_8);
        Outcome unreadable = SmallExperiment.run("bench", broken.toString());
        assertThat(unreadable.code()).isEqualTo(2);
        assertThat(unreadable.err()).contains("broken.conf").doesNotContain("\tat ");
    }

    @Test
    void numbersThatCannotBeAreRefusedBeforeAnythingRuns() {
        assertThat(SmallExperiment.run("bench", "lstm", "--steps=0").err()).contains("--steps: got 0");
        assertThat(SmallExperiment.run("bench", "lstm", "--batch=0").err()).contains("--batch: got 0");
        assertThat(SmallExperiment.run("bench", "lstm", "--seconds=0").err()).contains("--seconds: got 0");
        assertThat(SmallExperiment.run("bench", "lstm", "examples/a.conf").err())
                .contains("one configuration file or names of workloads");
    }
}
