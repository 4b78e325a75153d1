package dev.decant.plugin.ecg.wfdb;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Which signals of a record are read: all voltages and, of what stands beside them in bedside recordings, those that are asked for by
 * name, unless a voltage has that name.
 *
 * @param named the names of signals that may have any unit, in lower case
 */
public record Channels(List<String> named) {
    /** The voltages alone. */
    public static final Channels VOLTAGES = new Channels(List.of());

    public Channels {
        named = List.copyOf(named);
    }

    /** The voltages, and signals of these names in whatever unit. */
    public static Channels named(Collection<String> names) {
        return new Channels(names.stream().map(Channels::key).toList());
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** The signals that are read, in order. */
    public List<SignalLine> of(List<SignalLine> signals) {
        return signals.stream().filter(signal -> isRead(signal, signals)).toList();
    }

    /** The signals that are passed over, in order. */
    public List<SignalLine> others(List<SignalLine> signals) {
        return signals.stream().filter(signal -> !isRead(signal, signals)).toList();
    }

    /** Whether one of the signals of a header is read. */
    boolean isRead(SignalLine signal, List<SignalLine> signals) {
        return signal.isVoltage()
                || (named.contains(key(signal.lead()))
                        && signals.stream()
                                .noneMatch(other ->
                                        other.isVoltage() && key(other.lead()).equals(key(signal.lead()))));
    }
}
