package dev.decant.runtime.config;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.data.RecordLimits;

/** How the records of any source are read. It is no part of a run's id: the records that were read are. */
public record ReadingConfig(
        @Meaning(
                "records that cannot be read: fail (the data are refused, naming the first ten), or skip (they are left out, and each is named in the run's provenance and on its page)")
        OnBadRecord onBadRecord,

        @Meaning(
                "most samples of one record, all channels together, as recorded and at the sampling rate of the data; a record that claims more is one that cannot be read")
        @Range(min = 1000, max = 2_000_000_000)
        int maxSamples) {
    /** As a source knows them. */
    public RecordLimits limits() {
        return new RecordLimits(maxSamples);
    }
}
