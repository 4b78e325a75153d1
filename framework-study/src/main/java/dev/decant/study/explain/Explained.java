package dev.decant.study.explain;

import java.util.Optional;

/**
 * Something that can be explained.
 *
 * @param kind the name of a section, or of a kind of extensions
 * @param type of an extension; empty for a section
 * @param summary one sentence
 */
public record Explained(String kind, Optional<String> type, String summary) {}
