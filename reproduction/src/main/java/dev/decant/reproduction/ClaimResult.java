package dev.decant.reproduction;

import dev.decant.runtime.statistics.Interval;
import dev.decant.study.comparison.PairedDifference;
import java.util.Optional;

/**
 * One claim of the paper, judged on one set of records.
 *
 * @param id short and stable, such as {@code bbm-above-deit}
 * @param claim as a sentence with the names of the methods, such as {@code BBM scores above DeiT}
 * @param source where the paper says so, such as {@code Table 2}
 * @param set {@code test}, or the name of an external set
 * @param measure what was compared, such as {@code score}, {@code r2_teacher}, {@code CKA of block 1}
 * @param difference positive where the claim is right, with its interval; empty where there are no numbers
 * @param verdict what follows from the interval
 * @param reading one sentence: the numbers behind the verdict, or what is missing
 */
public record ClaimResult(
        String id,
        String claim,
        String source,
        String set,
        String measure,
        Optional<Interval> difference,
        Verdict verdict,
        String reading) {
    /** Without numbers. */
    static ClaimResult undecided(Claim claim, Evidence on, String measure, String reason) {
        return of(claim, on, measure, Optional.empty(), Verdict.NOT_DECIDED, reason);
    }

    /** With numbers that decide nothing. */
    static ClaimResult open(Claim claim, Evidence on, String measure, Interval difference, String reading) {
        return of(claim, on, measure, Optional.of(difference), Verdict.NOT_DECIDED, reading);
    }

    /**
     * By the interval, from {@value PairedDifference#FEWEST_SEEDS} seeds on.
     *
     * @param verdict of the interval
     */
    static ClaimResult decided(
            Claim claim, Evidence on, String measure, Interval difference, int seeds, Verdict verdict, String reading) {
        return seeds < PairedDifference.FEWEST_SEEDS
                ? open(claim, on, measure, difference, reading + "; " + PairedDifference.NO_VERDICT)
                : of(claim, on, measure, Optional.of(difference), verdict, reading);
    }

    private static ClaimResult of(
            Claim claim, Evidence on, String measure, Optional<Interval> difference, Verdict verdict, String reading) {
        return new ClaimResult(
                claim.id(), claim.sentence(), claim.source(), on.set(), measure, difference, verdict, reading);
    }
}
