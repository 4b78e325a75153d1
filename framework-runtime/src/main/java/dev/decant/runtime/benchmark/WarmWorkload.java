package dev.decant.runtime.benchmark;

import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.data.Batch;
import dev.decant.runtime.graph.PhaseInfo;
import dev.decant.runtime.graph.RunGraph;
import dev.decant.runtime.graph.RunVariables;
import dev.decant.runtime.graph.StepProducts;
import dev.decant.runtime.graph.StepTimeline;
import dev.decant.runtime.training.ResidentMemory;
import java.util.List;

/**
 * A workload whose graph is built and whose first steps are made. Of a strategy with several phases it steps the first. The
 * teacher has its initial weights, as the student has: what the numbers are does not change what a step takes.
 */
public final class WarmWorkload implements AutoCloseable {
    /** The first plans memory; a few more until threads and clocks have settled. */
    private static final int WARM_UP = 3;

    private final Workload workload;
    private final RunGraph graph;
    private final StepBatches batches;
    private double secondsToFirstStep;
    private int made;

    private WarmWorkload(Workload workload, RunGraph graph) {
        this.workload = workload;
        this.graph = graph;
        this.batches = workload.batches().apply(workload.spec().recipe().train());
    }

    /**
     * Builds the graph and warms it up.
     *
     * @throws dev.decant.api.config.InvalidConfiguration if its parts do not fit together
     */
    public static WarmWorkload start(Workload workload) {
        ResidentMemory.resetPeak();
        long began = System.nanoTime();
        WarmWorkload warm = new WarmWorkload(workload, RunGraph.build(workload.spec()));
        try {
            warm.graph.variables().initialise();
            warm.step();
            warm.secondsToFirstStep = (System.nanoTime() - began) / 1e9;
            while (warm.made < WARM_UP) {
                warm.step();
            }
            return warm;
        } catch (RuntimeException | Error e) {
            warm.close();
            throw e;
        }
    }

    /**
     * One step.
     *
     * @param seconds it took, with the wait for its batch
     * @param records of its batch
     * @param steps to which they are padded
     */
    public record Timed(double seconds, int records, int steps) {}

    /** Makes a step, as training makes it. */
    public Timed step() {
        long start = System.nanoTime();
        Batch batch = batches.next();
        graph.step(0, batch, made, made + 1, learningRate());
        made++;
        return new Timed((System.nanoTime() - start) / 1e9, batch.size(), batch.steps());
    }

    /** Makes a step of which it is kept when each operation ran. */
    public StepTimeline trace() {
        StepTimeline timeline = graph.trace(0, batches.next(), made, made + 1, learningRate());
        made++;
        return timeline;
    }

    private double learningRate() {
        return train().optimizer().learningRate();
    }

    private TrainConfig train() {
        return workload.spec().recipe().train();
    }

    /** The workload that this is. */
    public Workload workload() {
        return workload;
    }

    /** Counts the arithmetic of a step. */
    public StepProducts products() {
        return graph.products(0);
    }

    /** The phases of its training; the first is measured. */
    public List<PhaseInfo> phases() {
        return graph.phases();
    }

    /** Its variables, to be counted. */
    public RunVariables variables() {
        return graph.variables();
    }

    /** How long steps have waited for batches so far, in seconds. */
    public double secondsWaited() {
        return batches.nanosWaited() / 1e9;
    }

    /** From the beginning of the graph to the end of the first step. */
    public double secondsToFirstStep() {
        return secondsToFirstStep;
    }

    @Override
    public void close() {
        batches.close();
        graph.close();
    }
}
