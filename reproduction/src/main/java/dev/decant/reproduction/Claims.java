package dev.decant.reproduction;

import dev.decant.study.comparison.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The paper's claims, and the comparison that it leaves out, judged by intervals.
 *
 * <p>A claim that a method has more of something holds where the whole interval of the paired difference lies above zero,
 * does not hold where the whole of it lies below, and is not decided otherwise. For "at least" the end of the claim's side
 * is the margin that the configuration gives, and without one it is not judged. Fewer than three seeds decide nothing.
 * There is no correction for the number of claims.
 */
final class Claims {
    private final InnerClaims inner;

    /**
     * @param resamples of the bootstrap behind claims on the inside of networks of a single seed
     * @param confidence of its intervals
     */
    Claims(int resamples, double confidence) {
        this.inner = new InnerClaims(resamples, confidence);
    }

    /**
     * Judges the claims of the targets, in the order of the paper.
     *
     * @param test the evidence on the test split
     * @param external that on external sets; claims of Table 1 and Figures 2 and 3 are judged there too
     */
    List<ClaimResult> judge(Set<Target> targets, Evidence test, List<Evidence> external) {
        List<Evidence> everywhere = Stream.concat(
                        Stream.of(test), external.isEmpty() ? Stream.of(noExternal()) : external.stream())
                .toList();
        List<ClaimResult> results = new ArrayList<>();
        if (targets.contains(Target.TABLE1)) {
            judge(PaperClaims.SIMILARITY, everywhere, List.of(Measure.R2_TEACHER), results);
        }
        if (targets.contains(Target.TABLE2) || targets.contains(Target.FIGURE1)) {
            judge(PaperClaims.GENERALISATION, List.of(test), scores(test), results);
        }
        if (targets.contains(Target.TABLE3)) {
            judge(AblationClaims.of(test.known()), List.of(test), scores(test), results);
        }
        if (targets.contains(Target.FIGURE2)) {
            PaperClaims.REPRESENTATION.forEach(
                    claim -> everywhere.forEach(on -> results.addAll(inner.representation(claim, on))));
        }
        if (targets.contains(Target.FIGURE3)) {
            PaperClaims.LOCALITY.forEach(claim -> everywhere.forEach(on -> results.add(inner.locality(claim, on))));
            PaperClaims.INVARIANCE.forEach(claim -> everywhere.forEach(on -> results.add(inner.invariance(claim, on))));
        }
        return List.copyOf(results);
    }

    private static void judge(
            List<Claim> claims, List<Evidence> sets, List<Measure> measures, List<ClaimResult> results) {
        for (Claim claim : claims) {
            sets.forEach(on -> measures.forEach(measure -> results.add(PairedClaims.judge(claim, on, measure))));
        }
    }

    /** The task's own score where there is one, and f1. */
    private static List<Measure> scores(Evidence evidence) {
        return evidence.measures().contains(Measure.SCORE) ? List.of(Measure.SCORE, Measure.F1) : List.of(Measure.F1);
    }

    private static Evidence noExternal() {
        return Evidence.none("external", "there is no external set; name one under evaluate.external");
    }
}
