package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.runtime.checkpoint.Checkpoint;
import dev.decant.runtime.checkpoint.Checkpoint.NamedTensor;
import dev.decant.runtime.checkpoint.Safetensors;
import dev.decant.runtime.config.CompareConfig.Contender;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExperimentLoader;
import dev.decant.runtime.config.Setting;
import dev.decant.runtime.data.Batch;
import dev.decant.runtime.data.BatchPlan;
import dev.decant.runtime.data.CacheProgress;
import dev.decant.runtime.data.Sampling;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.experiment.Teachers;
import dev.decant.runtime.experiment.TrainedNetworks;
import dev.decant.runtime.graph.RunGraph;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.run.TeacherRun;
import dev.decant.runtime.training.OpenedData;
import dev.decant.runtime.training.StopRequest;
import dev.decant.runtime.training.Trainer;
import dev.decant.runtime.training.TrainingListener;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a comparison holds equal: the students' first weights, and a teacher that nothing changes. */
final class SharedGroundTest {
    private static final long SEED = 3;

    @TempDir
    Path folder;

    @Test
    void studentsOfOneSeedStartFromTheSameWeightsAndTheTeacherStaysAsItWas() throws Exception {
        PluginCatalog catalog = PluginCatalog.ofClassPath();
        ExperimentLoader configurations = new ExperimentLoader(catalog);
        RunSpecs specs = new RunSpecs(catalog);
        Teachers teachers = new Teachers(specs, new TrainedNetworks(configurations, specs));
        Path file = new SmallExperiment(folder).write("small", 1);
        SmallExperiment.Outcome trained =
                SmallExperiment.run("train", file.toString(), "-D", "runs=" + folder.resolve("runs"));
        assertThat(trained.code()).as(trained.err()).isZero();
        Experiment experiment = configurations.load(file, List.of(Setting.parse("runs=" + folder.resolve("runs"))));
        Map<String, float[]> first = new LinkedHashMap<>();
        try (OpenedData data = OpenedData.open(
                experiment.data(), experiment.split(), folder.resolve("cache"), CacheProgress.silent())) {
            Trainer trainer = new Trainer(data, TrainingListener.silent(), new StopRequest());
            TeacherRun teacher = teachers.forSeed(experiment, SEED, trainer, data);
            Checkpoint teacherWeights = Safetensors.read(teacher.run().folder().best());
            for (Contender contender : experiment.compare().orElseThrow().contenders()) {
                RunSpec spec = specs.contender(experiment, contender, SEED, Optional.of(teacher));
                try (RunGraph graph = RunGraph.build(data.graph(spec))) {
                    graph.variables().initialise();
                    graph.variables().modelSnapshot(Map.of()).tensors().forEach((name, tensor) -> {
                        float[] known = first.putIfAbsent(name, tensor.values());
                        if (known != null) {
                            assertThat(tensor.values())
                                    .as(contender.name() + " " + name)
                                    .isEqualTo(known);
                        }
                    });
                    if (graph.hasTeacher()) {
                        graph.variables().loadTeacher(teacherWeights);
                        train(graph, spec, data);
                        assertUnchanged(
                                contender.name(),
                                teacherWeights,
                                graph.variables().teacherSnapshot());
                    }
                }
            }
        }
        assertThat(first.keySet()).anyMatch(name -> name.contains("token/distillation"));
    }

    private static void train(RunGraph graph, RunSpec spec, OpenedData data) {
        Map<String, NamedTensor> before =
                graph.variables().modelSnapshot(Map.of()).tensors();
        int[][] batches = BatchPlan.of(data.planned(spec.recipe()), 16, SEED, 0).batches();
        for (int step = 0; step < 3; step++) {
            Batch batch = data.assembler(spec.recipe().train()).assemble(batches[step], new Sampling.Varied(0));
            graph.step(0, batch, step, step + 1, 1e-2);
        }
        assertThat(graph.variables()
                        .modelSnapshot(Map.of())
                        .tensors()
                        .get("model/block0/attention/query/kernel")
                        .values())
                .isNotEqualTo(before.get("model/block0/attention/query/kernel").values());
    }

    private static void assertUnchanged(String contender, Checkpoint written, Checkpoint now) {
        assertThat(now.tensors()).isNotEmpty();
        now.tensors()
                .forEach((name, tensor) -> assertThat(tensor.values())
                        .as(contender + " left " + name + " alone")
                        .isEqualTo(written.tensors()
                                .get(name.replaceFirst("^teacher/", "model/"))
                                .values()));
        assertThat(now.tensors().keySet()).anyMatch(name -> name.endsWith("norm2/variance"));
    }
}
