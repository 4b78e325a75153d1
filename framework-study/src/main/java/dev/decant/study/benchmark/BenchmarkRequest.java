package dev.decant.study.benchmark;

import dev.decant.runtime.benchmark.Effort;
import dev.decant.runtime.benchmark.Workload;
import dev.decant.study.request.InvalidRequest;
import java.util.OptionalInt;

/**
 * How workloads are measured.
 *
 * @param effort for how long steps are timed
 * @param batchSize records in a batch; empty: as the workload has it
 * @param threads within an operation, 0 for every core; empty: as the workload has it
 * @param traced whether one more step is made of which the timeline is kept
 */
public record BenchmarkRequest(Effort effort, OptionalInt batchSize, OptionalInt threads, boolean traced) {
    /** @throws InvalidRequest if a number cannot be */
    public BenchmarkRequest {
        if (effort.steps().orElse(1) < 1) {
            throw InvalidRequest.of("steps", ": got " + effort.steps().getAsInt() + "; expected at least 1");
        }
        if (!(effort.seconds() > 0)) {
            throw InvalidRequest.of("seconds", ": got " + effort.seconds() + "; expected more than 0");
        }
        if (batchSize.orElse(1) < 1) {
            throw InvalidRequest.of("batch", ": got " + batchSize.getAsInt() + "; expected at least 1");
        }
        if (threads.orElse(0) < 0) {
            throw InvalidRequest.of("threads", ": got " + threads.getAsInt() + "; expected 0 (every core) or more");
        }
    }

    /**
     * The workload as this asks for it.
     *
     * @throws InvalidRequest if its batches are computed in parts and cannot be of that size
     */
    public Workload applied(Workload workload) {
        try {
            return workload.withTrain(train -> {
                var sized = batchSize.isPresent() ? train.withBatchSize(batchSize.getAsInt()) : train;
                return threads.isPresent() ? sized.withThreads(threads.getAsInt()) : sized;
            });
        } catch (IllegalArgumentException e) {
            throw InvalidRequest.of("batch", ": " + workload.name() + ": " + e.getMessage());
        }
    }
}
