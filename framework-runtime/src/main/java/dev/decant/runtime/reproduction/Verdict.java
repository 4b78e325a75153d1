package dev.decant.runtime.reproduction;

/** What the data say of a claim. */
public enum Verdict {
    /** The whole interval lies on the claim's side. */
    HOLDS("holds"),
    /** The whole interval lies on the other side. */
    DOES_NOT_HOLD("does not hold"),
    /** The interval has both sides in it, or the numbers are not there. */
    NOT_DECIDED("not decided");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** As it is printed. */
    public String words() {
        return words;
    }
}
