package dev.decant.study.analysis;

import dev.decant.api.network.InputSpec;
import dev.decant.api.task.Task;
import dev.decant.runtime.data.BatchAssembler;
import dev.decant.runtime.data.RecordCache;

/**
 * A set of records as one run's networks see them.
 *
 * @param name {@code test}, or that of an external set
 * @param file the name of the file that keeps what was found, without its extension
 * @param fingerprint of the set's content and of how it is read
 * @param assembler with the run's preparation
 * @param task of the set
 * @param records those that may be drawn
 */
record AnalysedRecords(
        String name,
        String file,
        String fingerprint,
        RecordCache cache,
        BatchAssembler assembler,
        InputSpec input,
        Task task,
        int[] records) {
    /** Whether a sample is a step rather than a record: padding is no part of the input then. */
    boolean bySteps() {
        return input.masked() || task instanceof Task.PerStepBinary;
    }
}
