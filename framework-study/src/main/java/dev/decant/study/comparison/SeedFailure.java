package dev.decant.study.comparison;

/**
 * A run of a comparison that did not finish.
 *
 * @param seed of the run
 * @param reason why, one line or several
 */
public record SeedFailure(long seed, String reason) {
    /** The reason in one line, as tables and sentences show it. */
    public String firstLine() {
        return reason.strip().lines().findFirst().orElse("unknown reason");
    }
}
