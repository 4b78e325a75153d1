package dev.decant.reproduction;

import dev.decant.study.analysis.Attention;
import dev.decant.study.analysis.RunAnalysis;
import dev.decant.study.analysis.UniformAttention;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges claims on the inside of networks, by differences that are paired by seed and chunk of records.
 *
 * @param resamples of the bootstrap of a single seed
 * @param confidence of its intervals
 */
record InnerClaims(int resamples, double confidence) {
    /** Figure 2: once for each early block. */
    List<ClaimResult> representation(Claim claim, Evidence on) {
        int early = on.analysesOf(claim.more()).stream()
                .mapToInt(Looks::earlyBlocks)
                .max()
                .orElse(0);
        if (early == 0) {
            return List.of(judge(claim, on, "CKA of early blocks", Looks.similarity(0), Sign.MORE_IS_MORE));
        }
        List<ClaimResult> results = new ArrayList<>();
        for (int block = 0; block < early; block++) {
            results.add(judge(claim, on, "CKA of block " + (block + 1), Looks.similarity(block), Sign.MORE_IS_MORE));
        }
        return results;
    }

    /** Figure 3, the first row: a short distance is more local. */
    ClaimResult locality(Claim claim, Evidence on) {
        return attention(claim, on, "mean distance of attention", Looks.distance(), Sign.LESS_IS_MORE);
    }

    /** Figure 3: translation invariance. */
    ClaimResult invariance(Claim claim, Evidence on) {
        return attention(claim, on, "Toeplitz share of attention", Looks.toeplitz(), Sign.MORE_IS_MORE);
    }

    /** What the maps tell, unless there is nothing in them. */
    private ClaimResult attention(Claim claim, Evidence on, String measure, InnerDifference.Look look, Sign sign) {
        ClaimResult judged = judge(claim, on, measure, look, sign);
        List<Attention> maps = Stream.concat(on.analysesOf(claim.more()).stream(), on.analysesOf(claim.less()).stream())
                .flatMap(analysis -> analysis.attention().stream())
                .toList();
        if (judged.difference().isEmpty() || !maps.stream().allMatch(Attention::nearUniform)) {
            return judged;
        }
        return ClaimResult.open(
                claim,
                on,
                measure,
                judged.difference().get(),
                judged.reading()
                        + String.format(
                                Locale.ROOT,
                                "; the maps are too near uniform to compare: the entropy of every average is within %.0f %%"
                                        + " of a uniform map's",
                                100 * UniformAttention.NEAR));
    }

    /**
     * Whether a large number is what the claim speaks of, or a small one, as a small distance is local: then the
     * difference is the other method's less this one's.
     */
    private enum Sign {
        MORE_IS_MORE,
        LESS_IS_MORE
    }

    private ClaimResult judge(Claim claim, Evidence on, String measure, InnerDifference.Look look, Sign sign) {
        Optional<String> missing = on.missing(claim);
        if (missing.isPresent()) {
            return ClaimResult.undecided(claim, on, measure, missing.get());
        }
        List<RunAnalysis> more = on.analysesOf(claim.more());
        List<RunAnalysis> less = on.analysesOf(claim.less());
        boolean turned = sign == Sign.LESS_IS_MORE;
        Optional<InnerDifference> found =
                InnerDifference.of(turned ? less : more, turned ? more : less, look, resamples, confidence);
        if (found.isEmpty()) {
            return ClaimResult.undecided(
                    claim,
                    on,
                    measure,
                    on.notAnalysed()
                            .orElse("no seed of " + claim.more() + " and " + claim.less() + " was analysed for it"));
        }
        InnerDifference difference = found.get();
        String numbers = String.format(
                Locale.ROOT,
                "%s: %s %.3f, %s %.3f; %s",
                measure,
                claim.more(),
                turned ? difference.less() : difference.more(),
                claim.less(),
                turned ? difference.more() : difference.less(),
                DifferenceText.of(difference.interval(), difference.seeds(), "chunks of records"));
        return difference.decides()
                ? ClaimResult.decided(
                        claim,
                        on,
                        measure,
                        difference.interval(),
                        difference.seeds(),
                        Verdict.ofMore(difference.interval()),
                        numbers)
                : ClaimResult.open(
                        claim, on, measure, difference.interval(), numbers + "; " + difference.undecidedBecause());
    }
}
