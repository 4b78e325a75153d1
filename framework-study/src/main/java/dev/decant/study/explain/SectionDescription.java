package dev.decant.study.explain;

import java.util.List;

/**
 * One configuration section.
 *
 * @param title such as {@code strategy bbm} or {@code train}
 * @param summary one sentence
 * @param keys in the order of the record; nested sections are flattened
 */
public record SectionDescription(String title, String summary, List<KeyDescription> keys) {
    public SectionDescription {
        keys = List.copyOf(keys);
    }
}
