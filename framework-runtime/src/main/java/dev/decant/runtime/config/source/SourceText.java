package dev.decant.runtime.config.source;

import com.typesafe.config.Config;

/**
 * A text with everything that it includes, read once.
 *
 * @param config its values, substitutions unresolved; each knows its file and line
 * @param order the order in which its keys are written, which a {@link Config} does not keep
 */
public record SourceText(Config config, WrittenOrder order) {}
