package dev.decant.runtime.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;

/** The two keys of a warm-up, of which one replaces the other: also that of a default or of what a section varies. */
final class WarmUp {
    private static final String SCHEDULE = "schedule";
    private static final List<String> KEYS = List.of("warmup-epochs", "warmup-steps");

    private WarmUp() {}

    /**
     * What lies below a section {@code train}, with the warm-up that the section does not name set to zero.
     *
     * @param own the section
     * @param below it: defaults, or what it varies
     */
    static ConfigObject replaced(ConfigObject own, ConfigObject below) {
        if (!(own.get(SCHEDULE) instanceof ConfigObject schedule)) {
            return below;
        }
        List<String> named = KEYS.stream().filter(schedule::containsKey).toList();
        if (named.size() != 1) {
            return below;
        }
        String other = KEYS.get(1 - KEYS.indexOf(named.get(0)));
        return SectionCompletion.change(
                below, SCHEDULE, lower -> lower.withValue(other, ConfigValueFactory.fromAnyRef(0, "warm-up")));
    }
}
