package dev.decant.runtime.benchmark;

import dev.decant.api.network.InputSpec;
import dev.decant.api.task.Task;
import dev.decant.runtime.benchmark.WarmWorkload.Timed;
import dev.decant.runtime.data.NoiseBatch;
import dev.decant.runtime.graph.GraphSpec;
import dev.decant.runtime.graph.ProductPeak;
import dev.decant.runtime.graph.StepProducts;
import dev.decant.runtime.training.ResidentMemory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Measures workloads one after the other; what large products reach is measured once for each number of threads. */
public final class StepBenchmark {
    private static final long SEED = 1;

    private final Effort effort;
    private final Map<Integer, Double> peaks = new HashMap<>();

    public StepBenchmark(Effort effort) {
        this.effort = effort;
    }

    /**
     * Warms a workload up, after what large products reach was measured.
     *
     * @throws dev.decant.api.config.InvalidConfiguration if its parts do not fit together
     */
    public WarmWorkload start(Workload workload) {
        peak(workload.spec().recipe().threads());
        return WarmWorkload.start(workload);
    }

    private double peak(int threads) {
        return peaks.computeIfAbsent(threads, ProductPeak::measure);
    }

    /** Times the steps of a workload and counts their arithmetic. */
    public Measurement measure(WarmWorkload warm) {
        GraphSpec spec = warm.workload().spec();
        int threads = spec.recipe().threads();
        double waitedBefore = warm.secondsWaited();
        List<Timed> timed = new ArrayList<>();
        double spent = 0;
        while (effort.goesOn(timed.size(), spent)) {
            Timed step = warm.step();
            timed.add(step);
            spent += step.seconds();
        }
        double waited = warm.secondsWaited() - waitedBefore;
        long memory = ResidentMemory.peakMiB();
        double flops = flops(warm.products(), timed, spec);
        return new Measurement(
                name(warm),
                warm.variables().trainableParameters(),
                warm.variables().strategyParameters(),
                threads,
                spec.recipe().train().batchSize(),
                timed.stream().mapToInt(Timed::steps).average().orElseThrow(),
                spec.data().input().width(),
                timed.size(),
                Quartiles.of(timed.stream().mapToDouble(Timed::seconds).toArray()),
                timed.stream().mapToInt(Timed::records).sum() / spent,
                flops / timed.size(),
                flops / spent,
                peak(threads),
                memory,
                waited / spent,
                warm.secondsToFirstStep());
    }

    private static String name(WarmWorkload warm) {
        String name = warm.workload().name();
        return warm.phases().size() == 1
                ? name
                : name + " (" + warm.phases().get(0).name() + ")";
    }

    /** Of all timed steps; batches of one form take the same. */
    private static double flops(StepProducts products, List<Timed> timed, GraphSpec spec) {
        InputSpec input = spec.data().input();
        Task task = spec.data().task();
        Map<List<Integer>, Long> counted = new HashMap<>();
        double sum = 0;
        for (Timed step : timed) {
            sum += counted.computeIfAbsent(
                    List.of(step.records(), step.steps()),
                    form -> products.count(NoiseBatch.of(input, task, step.records(), step.steps(), SEED)));
        }
        return sum;
    }
}
