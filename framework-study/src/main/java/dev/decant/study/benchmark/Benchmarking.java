package dev.decant.study.benchmark;

import dev.decant.api.data.DataException;
import dev.decant.runtime.benchmark.EpochBatches;
import dev.decant.runtime.benchmark.Measurement;
import dev.decant.runtime.benchmark.StepBenchmark;
import dev.decant.runtime.benchmark.WarmWorkload;
import dev.decant.runtime.benchmark.Workload;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.experiment.UntrainedRuns;
import dev.decant.runtime.experiment.Workspaces;
import dev.decant.runtime.graph.GraphSpec;
import dev.decant.runtime.graph.GraphSpec.TeacherSpec;
import dev.decant.runtime.graph.StepTimeline;
import dev.decant.runtime.training.OpenedData;
import dev.decant.runtime.training.TrainingListener;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures training steps: of an experiment's networks on its own records, or of any workloads. */
public final class Benchmarking {
    private final UntrainedRuns runs;

    @Inject
    Benchmarking(UntrainedRuns runs) {
        this.runs = runs;
    }

    /**
     * Measures the teacher and each strategy of an experiment. Its records are read, prepared and augmented as in training;
     * nothing is kept but the cache of them.
     *
     * @throws dev.decant.api.config.InvalidConfiguration if its parts do not fit together
     * @throws DataException if the data cannot be used
     */
    public Benchmarked benchmark(Experiment experiment, BenchmarkRequest request, TrainingListener listener) {
        try (OpenedData data =
                OpenedData.open(experiment.data(), experiment.split(), Workspaces.of(experiment), listener)) {
            TeacherSpec teacher = runs.teacher(experiment, data.task());
            List<Workload> workloads = runs.of(experiment).stream()
                    .map(run -> new Workload(
                            run.label(),
                            new GraphSpec(data.graph(run).data(), run.recipe(), Optional.of(teacher)),
                            train -> new EpochBatches(data, run.recipe(), train)))
                    .toList();
            return benchmark(workloads, request, listener);
        }
    }

    /**
     * Measures workloads one after the other.
     *
     * @throws dev.decant.api.config.InvalidConfiguration if the parts of one do not fit together
     */
    public Benchmarked benchmark(List<Workload> workloads, BenchmarkRequest request, TrainingListener listener) {
        List<Workload> asked = workloads.stream().map(request::applied).toList();
        StepBenchmark benchmark = new StepBenchmark(request.effort());
        List<Measurement> measurements = new ArrayList<>();
        Map<String, StepTimeline> timelines = new LinkedHashMap<>();
        for (Workload workload : asked) {
            listener.notice("measuring " + workload.name());
            try (WarmWorkload warm = benchmark.start(workload)) {
                Measurement measured = benchmark.measure(warm);
                measurements.add(measured);
                if (request.traced()) {
                    timelines.put(measured.name(), warm.trace());
                }
            }
        }
        return new Benchmarked(measurements, timelines);
    }
}
