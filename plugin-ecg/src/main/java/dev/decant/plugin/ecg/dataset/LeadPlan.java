package dev.decant.plugin.ecg.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the channels that are wanted come from the leads that a recording has, by name and whatever its case: recorded,
 * derived from leads I and II, or missing and filled with 0. Of leads with one name the first counts.
 */
public final class LeadPlan {
    private static final int NONE = -1;

    private final List<Channel> channels;

    private record Channel(String name, int lead, Optional<Derivation> derivation) {
        boolean missing() {
            return lead == NONE && derivation.isEmpty();
        }

        boolean recorded(boolean[] leads) {
            return lead != NONE
                    ? leads[lead]
                    : derivation.map(from -> leads[from.one] || leads[from.two]).orElse(false);
        }

        float[] signal(float[][] leads, int samples) {
            if (lead != NONE) {
                return leads[lead];
            }
            return derivation
                    .map(from -> from.limb.derive(leads[from.one], leads[from.two]))
                    .orElseGet(() -> new float[samples]);
        }
    }

    private record Derivation(LimbLead limb, int one, int two) {}

    private LeadPlan(List<Channel> channels) {
        this.channels = channels;
    }

    /**
     * The plan for a recording.
     *
     * @param wanted the names of the channels, in order
     * @param available the names of the recording's leads, in order
     */
    public static LeadPlan byName(List<String> wanted, List<String> available) {
        int one = index(available, "I");
        int two = index(available, "II");
        List<Channel> channels = new ArrayList<>();
        for (String name : wanted) {
            int lead = index(available, name);
            Optional<Derivation> derivation = lead == NONE && one != NONE && two != NONE
                    ? LimbLead.named(name).map(limb -> new Derivation(limb, one, two))
                    : Optional.empty();
            channels.add(new Channel(name, lead, derivation));
        }
        return new LeadPlan(List.copyOf(channels));
    }

    private static int index(List<String> leads, String name) {
        for (int i = 0; i < leads.size(); i++) {
            if (leads.get(i).strip().equalsIgnoreCase(name)) {
                return i;
            }
        }
        return NONE;
    }

    /** Whether the recording has none of the channels, not even by derivation. */
    public boolean isEmpty() {
        return channels.stream().allMatch(Channel::missing);
    }

    /** How many channels the recording has, by derivation too. */
    int present() {
        return (int) channels.stream().filter(channel -> !channel.missing()).count();
    }

    /**
     * The channels that the recording has, but of which nothing was recorded.
     *
     * @param recorded for each of the recording's leads whether it has a sample
     */
    List<String> unrecorded(boolean[] recorded) {
        return channels.stream()
                .filter(channel -> !channel.missing() && !channel.recorded(recorded))
                .map(Channel::name)
                .toList();
    }

    /** Counts the channels that are derived or missing. */
    public void count(Map<String, Integer> remarks) {
        for (Channel channel : channels) {
            if (channel.missing()) {
                remarks.merge("lead " + channel.name + " missing, filled with 0", 1, Integer::sum);
            } else if (channel.derivation.isPresent()) {
                remarks.merge("lead " + channel.name + " missing, derived from I and II", 1, Integer::sum);
            }
        }
    }

    /**
     * The channels of a recording, which may share arrays with it.
     *
     * @param leads [leads][samples], named as {@code available} was
     * @return [channels][samples]
     */
    public float[][] apply(float[][] leads) {
        int samples = leads.length == 0 ? 0 : leads[0].length;
        float[][] signals = new float[channels.size()][];
        for (int i = 0; i < signals.length; i++) {
            signals[i] = channels.get(i).signal(leads, samples);
        }
        return signals;
    }
}
