package dev.decant.study.benchmark;

import dev.decant.runtime.benchmark.Measurement;
import dev.decant.runtime.benchmark.OperationShare;
import dev.decant.runtime.benchmark.Quartiles;
import dev.decant.runtime.graph.StepTimeline;
import dev.decant.study.comparison.Surroundings;
import dev.decant.study.table.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Measured workloads as one JSON document. */
public final class BenchmarkJson {
    private BenchmarkJson() {}

    /** Everything that was measured, and where; of a timeline what each type of operation took. */
    public static String of(Benchmarked measured) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "workloads",
                measured.measurements().stream()
                        .map(each -> workload(
                                each, Optional.ofNullable(measured.timelines().get(each.name()))))
                        .toList());
        document.put("provenance", Surroundings.described());
        return JsonText.of(document);
    }

    private static Map<String, Object> workload(Measurement measured, Optional<StepTimeline> timeline) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", measured.name());
        json.put("parameters", measured.parameters());
        json.put("strategy_parameters", measured.strategyParameters());
        json.put("threads", measured.threads());
        json.put("batch_size", measured.batchSize());
        json.put("steps", measured.meanSteps());
        json.put("channels", measured.channels());
        json.put("timed_steps", measured.timedSteps());
        json.put("seconds", quartiles(measured.seconds()));
        json.put("samples_per_second", measured.samplesPerSecond());
        json.put("flops_per_step", measured.flopsPerStep());
        json.put("flops_per_second", measured.flopsPerSecond());
        json.put("peak_flops_per_second", measured.peakFlopsPerSecond());
        json.put("share_of_peak", measured.shareOfPeak());
        json.put("peak_memory_mib", measured.peakMemoryMiB());
        json.put("input_wait", measured.inputWait());
        json.put("seconds_to_first_step", measured.secondsToFirstStep());
        timeline.ifPresent(of -> json.put(
                "operations",
                OperationShare.of(of).stream().map(BenchmarkJson::operation).toList()));
        return json;
    }

    private static Map<String, Object> quartiles(Quartiles quartiles) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("lower", quartiles.lower());
        json.put("median", quartiles.median());
        json.put("upper", quartiles.upper());
        return json;
    }

    private static Map<String, Object> operation(OperationShare operation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", operation.type());
        json.put("count", operation.count());
        json.put("seconds", operation.seconds());
        json.put("share", operation.share());
        return json;
    }
}
