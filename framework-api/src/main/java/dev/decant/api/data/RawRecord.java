package dev.decant.api.data;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What a record has to bring, and what reading does to it before anything else, told so that a program without Decant can do
 * the same.
 *
 * @param channels in order
 * @param steps from the recording to what {@link DataSet#read} returns, in order
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RawRecord(List<Channel> channels, List<PreparationStep> steps) {
    public RawRecord {
        channels = List.copyOf(channels);
        steps = List.copyOf(steps);
    }

    /**
     * A lead, or a column of a table.
     *
     * @param name as recordings have it
     * @param unit such as {@code mV}; empty where it is not known
     * @since 0.1
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record Channel(String name, Optional<String> unit) {}
}
