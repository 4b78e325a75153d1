package dev.decant.reproduction;

import static dev.decant.reproduction.Methods.BBM;
import static dev.decant.reproduction.Methods.DEIT;
import static dev.decant.reproduction.Methods.KD;
import static dev.decant.reproduction.Methods.PLAIN;
import static dev.decant.reproduction.Methods.TEACHER;

import dev.decant.runtime.statistics.Interval;
import dev.decant.study.analysis.RunAnalysis;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.PairedDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The paper's claims, and the comparison that it leaves out, judged by intervals.
 *
 * <p>A claim that a method has more of something holds where the whole interval of the paired difference lies above zero,
 * does not hold where the whole of it lies below, and is not decided otherwise. For "at least" zero is on the claim's
 * side. There is no margin and no correction for the number of claims.
 */
final class Claims {
    private static final String NOT_IN_THE_PAPER = "not in the paper";

    private static final List<Claim> SIMILARITY = List.of(
            Claim.above(
                    "r2-deit-above-plain",
                    "DeiT's probabilities are nearer to the teacher's than the plain Transformer's",
                    "Table 1",
                    DEIT,
                    PLAIN),
            Claim.above(
                    "r2-bbm-above-deit",
                    "BBM's probabilities are nearer to the teacher's than DeiT's",
                    "Table 1",
                    BBM,
                    DEIT));

    private static final List<Claim> GENERALISATION = List.of(
            Claim.above("teacher-above-deit", "DeiT scores below its teacher", "Figure 1, Table 2", TEACHER, DEIT),
            Claim.above("deit-above-plain", "DeiT scores above the plain Transformer", "Table 2", DEIT, PLAIN),
            Claim.above("bbm-above-deit", "BBM scores above DeiT", "Table 2", BBM, DEIT),
            Claim.atLeast("bbm-reaches-teacher", "BBM scores at least as high as its teacher", "Table 2", BBM, TEACHER),
            Claim.above("bbm-above-kd", "BBM scores above soft targets (kd)", NOT_IN_THE_PAPER, BBM, KD));

    private static final List<Claim> REPRESENTATION = List.of(
            Claim.above(
                    "cka-deit-above-plain",
                    "DeiT's early blocks are more like the teacher's than the plain Transformer's",
                    "Figure 2, Section 2.2.2",
                    DEIT,
                    PLAIN),
            Claim.above(
                    "cka-bbm-above-deit",
                    "BBM's early blocks are more like the teacher's than DeiT's",
                    "Figure 2, Section 3.2.3",
                    BBM,
                    DEIT));

    private static final List<Claim> LOCALITY = List.of(
            Claim.above("local-bbm-above-deit", "BBM's attention is more local than DeiT's", "Figure 3", BBM, DEIT),
            Claim.above(
                    "local-bbm-above-plain",
                    "BBM's attention is more local than the plain Transformer's",
                    "Figure 3",
                    BBM,
                    PLAIN));

    private static final List<Claim> INVARIANCE = List.of(
            Claim.above(
                    "invariant-bbm-above-deit",
                    "BBM's attention is more invariant to translation than DeiT's",
                    "Figure 3",
                    BBM,
                    DEIT),
            Claim.above(
                    "invariant-bbm-above-plain",
                    "BBM's attention is more invariant to translation than the plain Transformer's",
                    "Figure 3",
                    BBM,
                    PLAIN));

    private final int resamples;
    private final double confidence;

    /**
     * @param resamples of the bootstrap behind claims on the inside of networks
     * @param confidence of its intervals
     */
    Claims(int resamples, double confidence) {
        this.resamples = resamples;
        this.confidence = confidence;
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
            SIMILARITY.forEach(claim -> everywhere.forEach(on -> results.add(paired(claim, on, Measure.R2_TEACHER))));
        }
        if (targets.contains(Target.TABLE2) || targets.contains(Target.FIGURE1)) {
            GENERALISATION.forEach(claim -> scores(test).forEach(measure -> results.add(paired(claim, test, measure))));
        }
        if (targets.contains(Target.TABLE3)) {
            ablations(test)
                    .forEach(claim -> scores(test).forEach(measure -> results.add(paired(claim, test, measure))));
        }
        if (targets.contains(Target.FIGURE2)) {
            REPRESENTATION.forEach(claim -> everywhere.forEach(on -> results.addAll(representation(claim, on))));
        }
        if (targets.contains(Target.FIGURE3)) {
            LOCALITY.forEach(claim -> everywhere.forEach(on ->
                    results.add(inner(claim, on, "mean distance of attention", Looks.distance(), Sign.LESS_IS_MORE))));
            INVARIANCE.forEach(claim -> everywhere.forEach(on ->
                    results.add(inner(claim, on, "Toeplitz share of attention", Looks.toeplitz(), Sign.MORE_IS_MORE))));
        }
        return List.copyOf(results);
    }

    /** The task's own score where there is one, and f1. */
    private static List<Measure> scores(Evidence evidence) {
        return evidence.measures().contains(Measure.SCORE) ? List.of(Measure.SCORE, Measure.F1) : List.of(Measure.F1);
    }

    private static List<Claim> ablations(Evidence test) {
        List<Claim> claims = new ArrayList<>();
        List<String> growing = new ArrayList<>(Methods.fewerSegments(test.known()));
        if (growing.isEmpty()) {
            growing.add("bbm-block1");
        }
        growing.add(BBM);
        for (int i = 0; i + 1 < growing.size(); i++) {
            String fewer = growing.get(i);
            String more = growing.get(i + 1);
            claims.add(Claim.above(
                    "segments-" + more + "-above-" + fewer,
                    (more.equals(BBM) ? "BBM" : "BBM with " + segments(more)) + " scores above BBM with "
                            + segments(fewer),
                    "Table 3",
                    more,
                    fewer));
        }
        if (growing.size() > 2) {
            claims.add(Claim.above(
                    "segments-bbm-above-" + growing.get(0),
                    "BBM scores above BBM with " + segments(growing.get(0)),
                    "Table 3",
                    BBM,
                    growing.get(0)));
        }
        for (String without : Methods.fewerTerms(test.known())) {
            int term = Methods.number(without);
            claims.add(Claim.above(
                    "term-l" + term, "BBM scores above BBM without L" + term, NOT_IN_THE_PAPER, BBM, without));
        }
        return claims;
    }

    private static String segments(String method) {
        int number = Methods.number(method);
        return number + (number == 1 ? " segment" : " segments");
    }

    private static ClaimResult paired(Claim claim, Evidence on, Measure measure) {
        Optional<String> missing = missing(claim, on);
        if (missing.isPresent()) {
            return undecided(claim, on, measure.key(), missing.get());
        }
        Optional<PairedDifference> found = on.differences().of(claim.more(), claim.less(), measure);
        if (found.isEmpty()) {
            return undecided(
                    claim,
                    on,
                    measure.key(),
                    measure.key() + " is undefined, or no seed has both " + claim.more() + " and " + claim.less());
        }
        Interval difference = found.get().difference();
        String numbers = String.format(
                Locale.ROOT,
                "%s of %s less %s: %s",
                measure.key(),
                claim.more(),
                claim.less(),
                words(difference, found.get().seeds(), "patients"));
        return decided(claim, on, measure.key(), difference, numbers);
    }

    private List<ClaimResult> representation(Claim claim, Evidence on) {
        int early = on.analysesOf(claim.more()).stream()
                .mapToInt(Looks::earlyBlocks)
                .max()
                .orElse(0);
        if (early == 0) {
            return List.of(inner(claim, on, "CKA of early blocks", Looks.similarity(0), Sign.MORE_IS_MORE));
        }
        List<ClaimResult> results = new ArrayList<>();
        for (int block = 0; block < early; block++) {
            results.add(inner(claim, on, "CKA of block " + (block + 1), Looks.similarity(block), Sign.MORE_IS_MORE));
        }
        return results;
    }

    /**
     * Whether a large number is what the claim speaks of, or a small one, as a small distance is local: then the
     * difference is the other method's less this one's.
     */
    private enum Sign {
        MORE_IS_MORE,
        LESS_IS_MORE
    }

    private ClaimResult inner(Claim claim, Evidence on, String measure, InnerDifference.Look look, Sign sign) {
        Optional<String> missing = missing(claim, on);
        if (missing.isPresent()) {
            return undecided(claim, on, measure, missing.get());
        }
        List<RunAnalysis> more = on.analysesOf(claim.more());
        List<RunAnalysis> less = on.analysesOf(claim.less());
        boolean turned = sign == Sign.LESS_IS_MORE;
        Optional<InnerDifference> found =
                InnerDifference.of(turned ? less : more, turned ? more : less, look, resamples, confidence);
        if (found.isEmpty()) {
            return undecided(
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
                words(difference.interval(), difference.seeds(), "chunks of records"));
        if (!difference.decides()) {
            return result(
                    claim,
                    on,
                    measure,
                    Optional.of(difference.interval()),
                    Verdict.NOT_DECIDED,
                    numbers + "; " + difference.undecidedBecause());
        }
        return decided(claim, on, measure, difference.interval(), numbers);
    }

    private static Optional<String> missing(Claim claim, Evidence on) {
        return on.missing(claim.more()).or(() -> on.missing(claim.less()));
    }

    private static ClaimResult decided(Claim claim, Evidence on, String measure, Interval difference, String reading) {
        Verdict verdict = claim.relation() == Claim.Relation.AT_LEAST
                ? Verdict.ofAtLeast(difference)
                : Verdict.ofMore(difference);
        return result(claim, on, measure, Optional.of(difference), verdict, reading);
    }

    private static ClaimResult undecided(Claim claim, Evidence on, String measure, String reason) {
        return result(claim, on, measure, Optional.empty(), Verdict.NOT_DECIDED, reason);
    }

    private static ClaimResult result(
            Claim claim, Evidence on, String measure, Optional<Interval> difference, Verdict verdict, String reading) {
        return new ClaimResult(
                claim.id(), claim.sentence(), claim.source(), on.set(), measure, difference, verdict, reading);
    }

    /** {@code +0.0210 [+0.0040, +0.0390], 3 seeds}. */
    private static String words(Interval difference, int seeds, String drawn) {
        return String.format(
                Locale.ROOT,
                "%+.4f [%+.4f, %+.4f], %s",
                difference.estimate(),
                difference.low(),
                difference.high(),
                seeds == 1 ? "one seed, so the interval is over " + drawn + " only" : seeds + " seeds");
    }

    private static Evidence noExternal() {
        return Evidence.none("external", "there is no external set; name one under evaluate.external");
    }
}
