package dev.decant.runtime.config;

import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with a configuration, so that everything is told at once. */
final class Problems {
    /** The origin of what stands in for a substitution that was reported as unresolved. */
    static final String UNRESOLVED = "unresolved substitution";

    private final List<Problem> found = new ArrayList<>();

    void report(ConfigOrigin origin, String path, String message) {
        found.add(Problem.at(origin, path, message));
    }

    void report(Problem problem) {
        found.add(problem);
    }

    /** Whether a value stands in for one that was reported. */
    static boolean reported(ConfigValue value) {
        return value.origin().description().contains(UNRESOLVED);
    }

    /** Everything in the order in which it was found. */
    List<Problem> all() {
        return List.copyOf(found);
    }

    /** Everything so far and a last problem, after which nothing more can be found. */
    ConfigurationException failure(Problem last) {
        report(last);
        return new ConfigurationException(found);
    }

    /** @throws ConfigurationException with every problem by file and line, if there is any */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigurationException(inOrder());
        }
    }

    /** What one line says wrong is told once, also where a substitution or an overlay repeats the line. */
    List<Problem> inOrder() {
        Map<List<String>, Problem> distinct = new LinkedHashMap<>();
        for (Problem problem : found) {
            distinct.merge(
                    List.of(problem.where(), problem.leaf(), problem.message()),
                    problem,
                    (one, other) -> other.path().length() < one.path().length() ? other : one);
        }
        return distinct.values().stream()
                .sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line))
                .toList();
    }
}
