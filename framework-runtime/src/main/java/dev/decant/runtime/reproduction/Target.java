package dev.decant.runtime.reproduction;

/** What the paper shows and the command {@code reproduce} repeats. */
public enum Target {
    TABLE1("Similarity of probabilities to the teacher"),
    TABLE2("Generalisation"),
    TABLE3("Number of segments, and which of L1, L2, L3 matter"),
    FIGURE1("Generalisation, drawn"),
    FIGURE2("Similarity of representations"),
    FIGURE3("Self-attention");

    private final String title;

    Target(String title) {
        this.title = title;
    }

    /** A heading. */
    public String title() {
        return title;
    }
}
