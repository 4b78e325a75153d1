package dev.decant.reproduction;

import dev.decant.study.request.InvalidRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the paper shows and the command {@code reproduce} repeats. */
public enum Target {
    TABLE1("table1", "Table 1", "Similarity of probabilities to the teacher"),
    TABLE2("table2", "Table 2", "Generalisation"),
    TABLE3("table3", "Table 3", "Number of segments, and which of L1, L2, L3 matter"),
    FIGURE1("figure1", "Figure 1", "Generalisation, drawn"),
    FIGURE2("figure2", "Figure 2", "Similarity of representations"),
    FIGURE3("figure3", "Figure 3", "Self-attention");

    private static final String ALL = "all";

    private final String key;
    private final String label;
    private final String title;

    Target(String key, String label, String title) {
        this.key = key;
        this.label = label;
        this.title = title;
    }

    /**
     * The target of a key, or all of them for {@code all}, in the order of the paper.
     *
     * @throws InvalidRequest if there is none
     */
    public static Set<Target> named(String name) {
        return name.equals(ALL)
                ? EnumSet.allOf(Target.class)
                : EnumSet.of(Arrays.stream(values())
                        .filter(known -> known.key().equals(name))
                        .findFirst()
                        .orElseThrow(() -> InvalidRequest.because("unknown target \"" + name + "\"; expected one of "
                                + Stream.concat(Arrays.stream(values()).map(Target::key), Stream.of(ALL))
                                        .collect(Collectors.joining(", ")))));
    }

    /** In the command and in JSON. */
    public String key() {
        return key;
    }

    /** What the paper calls it, as in {@link dev.decant.reproduction.published.PublishedNumber#table()}. */
    public String label() {
        return label;
    }

    /** A heading. */
    public String title() {
        return title;
    }
}
