package dev.decant.study.explain;

import dev.decant.api.config.Range;
import java.util.Optional;

/**
 * One key of a section.
 *
 * @param key the path within the section, such as {@code optimizer.learning-rate}
 * @param type such as {@code integer} or {@code cosine | constant}
 * @param fallback the default as {@code reference.conf} has it, rendered as HOCON; empty where there is none
 * @param required whether leaving it out is an error
 * @param range the values allowed
 * @param meaning one sentence; empty where the record says none
 */
public record KeyDescription(
        String key, String type, Optional<String> fallback, boolean required, Optional<Range> range, String meaning) {
    /** The default as a table shows it. */
    public String defaultText() {
        return fallback.orElse(required ? "(required)" : "(none)");
    }
}
