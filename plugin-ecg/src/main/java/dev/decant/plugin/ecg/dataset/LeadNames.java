package dev.decant.plugin.ecg.dataset;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.plugin.ecg.wfdb.Channels;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The leads that an option {@code leads} asks for: one of the subsets of the Challenge of 2021, or names. */
public final class LeadNames {
    private static final List<String> TWELVE =
            List.of("I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6");
    private static final Map<String, List<String>> SUBSETS = Map.of(
            "12", TWELVE,
            "6", TWELVE.subList(0, 6),
            "4", List.of("I", "II", "III", "V2"),
            "3", List.of("I", "II", "V2"),
            "2", List.of("I", "II"));
    private static final Map<String, String> SPELLING =
            TWELVE.stream().collect(Collectors.toUnmodifiableMap(name -> name.toLowerCase(Locale.ROOT), name -> name));

    private LeadNames() {}

    /**
     * The names of the channels, the twelve leads in their usual spelling.
     *
     * @param option one of 12, 6, 4, 3, 2, or the names of leads
     * @throws InvalidConfiguration if there is none, one is blank or stands twice, or there is no subset of that number
     */
    public static List<String> of(List<String> option) {
        if (option.size() == 1 && option.get(0).strip().matches("\\d+")) {
            List<String> subset = SUBSETS.get(option.get(0).strip());
            if (subset == null) {
                throw new InvalidConfiguration(
                        "leads is " + option.get(0) + "; expected 12, 6, 4, 3, 2 or a list of lead names");
            }
            return subset;
        }
        List<String> names = option.stream().map(LeadNames::spelled).toList();
        Set<String> known = new HashSet<>();
        for (String name : names) {
            if (name.isEmpty() || !known.add(name.toLowerCase(Locale.ROOT))) {
                throw new InvalidConfiguration(
                        "leads is " + option + "; expected every lead by its name, each once: '" + name + "' is not");
            }
        }
        if (names.isEmpty()) {
            throw new InvalidConfiguration("leads is empty; expected 12, 6, 4, 3, 2 or a list of lead names");
        }
        return names;
    }

    /**
     * Which signals may be channels of these names: voltages, and of other units those that are not called as one of the twelve leads,
     * which are nothing but voltages.
     *
     * @param names as {@link #of} gives them
     */
    public static Channels channels(List<String> names) {
        return Channels.named(
                names.stream().filter(name -> !TWELVE.contains(name)).toList());
    }

    /** The usual spelling of one of the twelve leads; any other name without the blanks around it. */
    static String spelled(String name) {
        String plain = name.strip();
        return SPELLING.getOrDefault(plain.toLowerCase(Locale.ROOT), plain);
    }
}
