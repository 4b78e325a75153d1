package dev.decant.reproduction;

/** What the paper shows and the command {@code reproduce} repeats. */
public enum Target {
    TABLE1("table1", "Table 1", "Similarity of probabilities to the teacher"),
    TABLE2("table2", "Table 2", "Generalisation"),
    TABLE3("table3", "Table 3", "Number of segments, and which of L1, L2, L3 matter"),
    FIGURE1("figure1", "Figure 1", "Generalisation, drawn"),
    FIGURE2("figure2", "Figure 2", "Similarity of representations"),
    FIGURE3("figure3", "Figure 3", "Self-attention");

    private final String key;
    private final String label;
    private final String title;

    Target(String key, String label, String title) {
        this.key = key;
        this.label = label;
        this.title = title;
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
