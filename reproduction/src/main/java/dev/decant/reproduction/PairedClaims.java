package dev.decant.reproduction;

import dev.decant.runtime.statistics.Interval;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.PairedDifference;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Judges claims on what methods answer, by differences that are paired by seed and patient. */
final class PairedClaims {
    private PairedClaims() {}

    static ClaimResult judge(Claim claim, Evidence on, Measure measure) {
        Optional<String> missing = on.missing(claim);
        if (missing.isPresent()) {
            return ClaimResult.undecided(claim, on, measure.key(), missing.get());
        }
        Optional<PairedDifference> found = on.differences().of(claim.more(), claim.less(), measure);
        if (found.isEmpty()) {
            return ClaimResult.undecided(
                    claim,
                    on,
                    measure.key(),
                    measure.key() + " is undefined, or no seed has both " + claim.more() + " and " + claim.less());
        }
        Interval difference = found.get().difference();
        int seeds = found.get().seeds();
        String numbers = String.format(
                Locale.ROOT,
                "%s of %s less %s: %s",
                measure.key(),
                claim.more(),
                claim.less(),
                DifferenceText.of(difference, seeds, "patients"));
        return switch (claim.relation()) {
            case ABOVE ->
                ClaimResult.decided(claim, on, measure.key(), difference, seeds, Verdict.ofMore(difference), numbers);
            case AT_LEAST -> atLeast(claim, on, measure, difference, seeds, numbers);
        };
    }

    private static ClaimResult atLeast(
            Claim claim, Evidence on, Measure measure, Interval difference, int seeds, String numbers) {
        OptionalDouble margin = on.margins().of(measure);
        if (margin.isEmpty()) {
            return ClaimResult.open(
                    claim, on, measure.key(), difference, numbers + "; no margin configured: not judged");
        }
        return ClaimResult.decided(
                claim,
                on,
                measure.key(),
                difference,
                seeds,
                Verdict.ofAtLeast(difference, margin.getAsDouble()),
                numbers + "; margin " + margin.getAsDouble());
    }
}
