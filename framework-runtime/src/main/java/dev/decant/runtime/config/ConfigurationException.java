package dev.decant.runtime.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration with every problem that was found in it; the message holds one line for each. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ConfigurationException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** The problems in the order of the files and lines. */
    public List<Problem> problems() {
        return problems;
    }
}
