package dev.decant.study.analysis;

import dev.decant.study.request.InvalidRequest;

/**
 * How much of a set is looked at. All runs that are compared must be analysed with the same options.
 *
 * @param records how many records at most, drawn at random by their identifiers; at least 4
 * @param batchSize how many records each minibatch ("chunk") has at least; at least 4. The records are divided into
 *     as many chunks as this allows, whose sizes differ by at most one
 * @param window for sequences of varying length, how many of a sequence's last steps the attention maps show; at least
 *     2. Shorter sequences do not enter the maps
 */
public record AnalysisOptions(int records, int batchSize, int window) {
    /** @throws InvalidRequest if a number is too small */
    public AnalysisOptions {
        require("records", records, 4);
        require("batch-size", batchSize, 4);
        require("window", window, 2);
    }

    private static void require(String name, int value, int least) {
        if (value < least) {
            throw InvalidRequest.of(name, ": got " + value + "; expected at least " + least);
        }
    }
}
