package dev.decant.runtime.data;

import dev.decant.io.text.Counted;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How many channels each record has: the most decide for all, not the first. Safe for several threads at a time. */
final class ChannelCounts {
    private static final int UNKNOWN = -1;

    private final int[] channels;

    ChannelCounts(int records) {
        channels = new int[records];
        Arrays.fill(channels, UNKNOWN);
    }

    /** Enters a record that was read; each is entered by one thread. */
    void enter(int record, int count) {
        channels[record] = count;
    }

    /** What the most records have; of equally many the fewer. */
    int most() {
        Map<Integer, Long> frequencies = Arrays.stream(channels)
                .filter(count -> count != UNKNOWN)
                .boxed()
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        int most = 0;
        long frequency = 0;
        for (Map.Entry<Integer, Long> entry : frequencies.entrySet()) {
            if (entry.getValue() > frequency) {
                most = entry.getKey();
                frequency = entry.getValue();
            }
        }
        return most;
    }

    /** What is wrong with a record that is unlike most; empty where it is like them, or was not read. */
    Optional<String> oddity(int record, String id, int most) {
        return channels[record] == UNKNOWN || channels[record] == most
                ? Optional.empty()
                : Optional.of("record " + id + " has " + new Counted(channels[record], "channel") + "; expected " + most
                        + ", as most records have");
    }
}
