package dev.decant.plugin.ecg.dataset;

import dev.decant.api.config.InvalidConfiguration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names of leads in configurations: single leads, and the subsets of the Challenge of 2021. */
public final class Leads {
    private static final List<String> TWELVE =
            List.of("I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6");

    private static final Map<String, List<String>> SUBSETS = Map.of(
            "twelve-leads", TWELVE,
            "six-leads", TWELVE.subList(0, 6),
            "four-leads", List.of("I", "II", "III", "V2"),
            "three-leads", List.of("I", "II", "V2"),
            "two-leads", List.of("I", "II"));

    private Leads() {}

    /**
     * The leads that a configuration names, subsets written out.
     *
     * @throws InvalidConfiguration if there is none, or one twice
     */
    public static List<String> of(List<String> configured) {
        List<String> leads = new ArrayList<>();
        configured.forEach(name -> leads.addAll(SUBSETS.getOrDefault(name, List.of(name))));
        Set<String> distinct = new HashSet<>();
        leads.forEach(lead -> distinct.add(key(lead)));
        if (leads.isEmpty() || distinct.size() < leads.size()) {
            throw new InvalidConfiguration(
                    "leads is " + configured + "; expected at least one lead, each once, or one of "
                            + SUBSETS.keySet().stream().sorted().toList());
        }
        return leads;
    }

    /** What two spellings of a lead have in common: {@code aVR}, {@code avr} and {@code AVR} are one. */
    static String key(String lead) {
        return lead.strip().toUpperCase(Locale.ROOT);
    }
}
