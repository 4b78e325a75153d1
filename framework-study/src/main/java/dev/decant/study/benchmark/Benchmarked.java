package dev.decant.study.benchmark;

import dev.decant.runtime.benchmark.Measurement;
import dev.decant.runtime.graph.StepTimeline;
import java.util.List;
import java.util.Map;

/**
 * Workloads that were measured.
 *
 * @param measurements in the order in which they were asked for
 * @param timelines one step of each by its name, where they were asked for
 */
public record Benchmarked(List<Measurement> measurements, Map<String, StepTimeline> timelines) {
    public Benchmarked {
        measurements = List.copyOf(measurements);
    }
}
