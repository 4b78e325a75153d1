package dev.decant.study.dataset;

import dev.decant.api.data.DataSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The units that a data set's recordings are in. */
public final class ChannelUnits {
    private ChannelUnits() {}

    /**
     * Of each channel, such as {@code mV}; an empty text where the source does not say.
     *
     * @param channels names
     */
    public static List<String> of(DataSet set, List<String> channels) {
        Map<String, String> units = new HashMap<>();
        set.raw()
                .ifPresent(raw -> raw.channels()
                        .forEach(channel -> channel.unit().ifPresent(unit -> units.put(channel.name(), unit))));
        return channels.stream().map(name -> units.getOrDefault(name, "")).toList();
    }
}
