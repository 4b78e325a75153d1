package dev.decant.api.data;

import org.apiguardian.api.API;

/**
 * How much one record may be. A file may claim any length: a source compares the claim with this, and with what the file
 * holds, before it allocates anything.
 *
 * @param maxSamples the most samples of one record, all channels together, as recorded and at the configured sampling rate
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RecordLimits(int maxSamples) {
    /** What holds where nobody says otherwise: a day of 12 channels at 96 Hz is within it. */
    public static final RecordLimits USUAL = new RecordLimits(100_000_000);

    public RecordLimits {
        if (maxSamples < 1) {
            throw new IllegalArgumentException("a record has at least one sample, got at most " + maxSamples);
        }
    }

    /**
     * Says whether a record is within the limit; nothing of it needs to be read for that.
     *
     * @param steps of every channel, at least 0
     * @param channels how many, at least 0
     * @param record its name and where it is, for the message
     * @throws DataException if it has more samples
     */
    public void require(long steps, int channels, String record) {
        if (channels > 0 && steps > maxSamples / channels) {
            throw new DataException(record + ": " + steps + " samples of each of " + channels
                    + " channels; expected at most " + maxSamples + " together (data.max-samples)");
        }
    }
}
