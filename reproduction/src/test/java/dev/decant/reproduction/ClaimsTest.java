package dev.decant.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.runtime.statistics.Interval;
import dev.decant.runtime.statistics.WinTieLoss;
import dev.decant.study.analysis.Attention;
import dev.decant.study.analysis.AttentionMap;
import dev.decant.study.analysis.RepresentationSimilarity;
import dev.decant.study.analysis.RunAnalysis;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.PairedDifference;
import dev.decant.study.comparison.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Verdicts on made-up numbers whose verdict is known. */
class ClaimsTest {
    private static final List<String> METHODS = List.of("teacher", "plain", "kd", "deit", "bbm");
    private static final int CHUNKS = 6;

    @Test
    void theIntervalDecides() {
        assertThat(Verdict.ofMore(interval(.01, .02, .03))).isEqualTo(Verdict.HOLDS);
        assertThat(Verdict.ofMore(interval(-.03, -.02, -.01))).isEqualTo(Verdict.DOES_NOT_HOLD);
        assertThat(Verdict.ofMore(interval(-.01, .02, .05))).isEqualTo(Verdict.NOT_DECIDED);
        assertThat(Verdict.ofMore(interval(0, 0, 0))).isEqualTo(Verdict.NOT_DECIDED);
        assertThat(Verdict.ofAtLeast(interval(-.01, .02, .05), .02)).isEqualTo(Verdict.HOLDS);
        assertThat(Verdict.ofAtLeast(interval(-.02, -.015, -.01), .02))
                .as("the margin itself is too much")
                .isEqualTo(Verdict.NOT_DECIDED);
        assertThat(Verdict.ofAtLeast(interval(-.03, -.02, .01), .02)).isEqualTo(Verdict.NOT_DECIDED);
        assertThat(Verdict.ofAtLeast(interval(-.05, -.04, -.03), .02)).isEqualTo(Verdict.DOES_NOT_HOLD);
        assertThat(Verdict.ofMore(interval(Double.NaN, .1, Double.NaN))).isEqualTo(Verdict.NOT_DECIDED);
        assertThat(Verdict.ofAtLeast(interval(Double.NaN, .1, Double.NaN), .02)).isEqualTo(Verdict.NOT_DECIDED);
    }

    @Test
    void eachClaimOfTable2ComparesItsTwoMethodsInItsDirection() {
        // Scores as in the paper's order: plain < deit < teacher < bbm < kd, each .1 apart, all known to .05.
        Map<String, Double> scores = Map.of("plain", .1, "deit", .2, "teacher", .3, "bbm", .4, "kd", .5);
        List<ClaimResult> results = judge(Target.TABLE2, evidence("test", METHODS, scores, .05, List.of()));

        assertThat(results)
                .extracting(ClaimResult::id)
                .containsExactly(
                        "teacher-above-deit", "teacher-above-deit",
                        "deit-above-plain", "deit-above-plain",
                        "bbm-above-deit", "bbm-above-deit",
                        "bbm-reaches-teacher", "bbm-reaches-teacher",
                        "bbm-above-kd", "bbm-above-kd");
        assertThat(results).extracting(ClaimResult::measure).startsWith("score", "f1");
        assertThat(results.subList(0, 7))
                .allSatisfy(result -> assertThat(result.verdict()).isEqualTo(Verdict.HOLDS));
        assertThat(results.get(6).reading())
                .isEqualTo("score of bbm less teacher: +0.1000 [+0.0500, +0.1500], 3 seeds; margin 0.02");
        assertThat(results.get(7).verdict())
                .as("the margin is one of the score")
                .isEqualTo(Verdict.NOT_DECIDED);
        assertThat(results.get(7).reading()).endsWith("3 seeds; no margin configured: not judged");
        assertThat(results.subList(8, 10))
                .allSatisfy(result -> assertThat(result.verdict()).isEqualTo(Verdict.DOES_NOT_HOLD));
        assertThat(results.get(4).difference().orElseThrow().estimate()).isCloseTo(.2, within(1e-12));
        assertThat(results.get(4).reading()).isEqualTo("score of bbm less deit: +0.2000 [+0.1500, +0.2500], 3 seeds");
    }

    @Test
    void withinTheMarginIsAtLeastAsMuch() {
        // .01 below the teacher: known to .005 it is above -.02, known to .05 it is not.
        Map<String, Double> scores = Map.of("teacher", .30, "bbm", .29);
        for (double half : new double[] {.005, .05}) {
            ClaimResult result = judge(Target.TABLE2, evidence("test", METHODS, scores, half, List.of())).stream()
                    .filter(claim -> claim.id().equals("bbm-reaches-teacher"))
                    .findFirst()
                    .orElseThrow();
            assertThat(result.verdict()).isEqualTo(half < .01 ? Verdict.HOLDS : Verdict.NOT_DECIDED);
            assertThat(result.difference().orElseThrow().estimate()).isCloseTo(-.01, within(1e-12));
        }
    }

    @Test
    void fewerThanThreeSeedsDecideNothing() {
        Map<String, Double> scores = Map.of("plain", .1, "deit", .2, "teacher", .3, "bbm", .4, "kd", .5);
        List<ClaimResult> results = new ArrayList<>();
        for (int seeds : new int[] {1, 2}) {
            results.addAll(judge(
                    EnumSet.of(Target.TABLE1, Target.TABLE2, Target.TABLE3),
                    evidence("test", METHODS, scores, .05, List.of(), seeds)));
        }
        assertThat(results)
                .filteredOn(result -> result.set().equals("test")
                        && result.difference().isPresent()
                        && !result.id().equals("bbm-reaches-teacher"))
                .hasSizeGreaterThan(10)
                .allSatisfy(result -> {
                    assertThat(result.verdict()).isEqualTo(Verdict.NOT_DECIDED);
                    assertThat(result.reading()).endsWith("; no verdict: fewer than three seeds");
                });
        assertThat(results).extracting(ClaimResult::verdict).containsOnly(Verdict.NOT_DECIDED);
    }

    @Test
    void wideIntervalsDecideNothing() {
        Map<String, Double> scores = Map.of("plain", .1, "deit", .2, "teacher", .3, "bbm", .4, "kd", .5);
        assertThat(judge(Target.TABLE2, evidence("test", METHODS, scores, .35, List.of())))
                .extracting(ClaimResult::verdict)
                .containsOnly(Verdict.NOT_DECIDED);
    }

    @Test
    void table1IsJudgedOnExternalSetsToo() {
        Map<String, Double> r2 = Map.of("plain", .1, "deit", .2, "bbm", .4);
        Map<String, Double> turned = Map.of("plain", .4, "deit", .2, "bbm", .1);
        List<ClaimResult> results = new Claims(200, .95)
                .judge(
                        Set.of(Target.TABLE1),
                        evidence("test", METHODS, r2, .05, List.of()),
                        List.of(evidence("elsewhere", METHODS, turned, .05, List.of())));

        assertThat(results)
                .extracting(result -> result.id() + " " + result.set() + " " + result.verdict())
                .containsExactly(
                        "r2-deit-above-plain test HOLDS",
                        "r2-deit-above-plain elsewhere DOES_NOT_HOLD",
                        "r2-bbm-above-deit test HOLDS",
                        "r2-bbm-above-deit elsewhere DOES_NOT_HOLD");
    }

    @Test
    void table3ComparesSegmentsAndTermsThatThereAre() {
        List<String> methods = List.of("teacher", "plain", "bbm", "bbm-block2", "bbm-block1", "bbm-without-l3");
        Map<String, Double> scores =
                Map.of("bbm-block1", .1, "bbm-block2", .3, "bbm", .2, "bbm-without-l3", .05, "plain", 0.0);
        assertThat(judge(Target.TABLE3, evidence("test", methods, scores, .05, List.of())))
                .filteredOn(result -> result.measure().equals("score"))
                .extracting(result -> result.claim() + ": " + result.verdict())
                .containsExactly(
                        "BBM with 2 segments scores above BBM with 1 segment: HOLDS",
                        "BBM scores above BBM with 2 segments: DOES_NOT_HOLD",
                        "BBM scores above BBM with 1 segment: HOLDS",
                        "BBM scores above BBM without L3: HOLDS");
    }

    @Test
    void whatIsMissingIsNotDecidedAndSaysWhy() {
        Evidence partial = new Evidence(
                "test",
                List.of(Measure.F1),
                (one, other, measure) -> Optional.empty(),
                List.of("teacher", "plain", "deit"),
                Map.of("kd", "the loss is not finite"),
                List.of(),
                Optional.of("the data are gone"),
                measure -> OptionalDouble.empty());
        List<ClaimResult> results = judge(EnumSet.allOf(Target.class), partial);

        assertThat(results).isNotEmpty().allSatisfy(result -> {
            assertThat(result.verdict()).isEqualTo(Verdict.NOT_DECIDED);
            assertThat(result.difference()).isEmpty();
        });
        assertThat(reading(results, "bbm-above-deit", "test")).isEqualTo("there is no finished run of bbm");
        assertThat(reading(results, "deit-above-plain", "test")).startsWith("f1 is undefined, or no seed has both");
        assertThat(reading(results, "r2-deit-above-plain", "external"))
                .isEqualTo("there is no external set; name one under evaluate.external");
        assertThat(reading(results, "cka-deit-above-plain", "test")).isEqualTo("the data are gone");

        Evidence failed = new Evidence(
                "test",
                List.of(Measure.F1),
                (a, b, m) -> Optional.empty(),
                List.of("bbm", "deit", "plain"),
                Map.of("kd", "the loss is not finite"),
                List.of(),
                Optional.empty(),
                measure -> OptionalDouble.empty());
        assertThat(reading(judge(Target.TABLE2, failed), "bbm-above-kd", "test"))
                .isEqualTo("kd failed: the loss is not finite");
    }

    @Test
    void similarityIsJudgedForEachEarlyBlockAgainstTheTeachersBlockAtTheSameDepth() {
        // Four student blocks against eight of the teacher: block 1 belongs to column 2, block 2 to column 4.
        List<RunAnalysis> analyses = new ArrayList<>();
        for (long seed = 1; seed <= 3; seed++) {
            analyses.add(similar("plain", seed, .1, .1));
            analyses.add(similar("deit", seed, .2, .8));
            analyses.add(similar("bbm", seed, .9, .3));
        }
        List<ClaimResult> results = judge(Target.FIGURE2, evidence("test", METHODS, Map.of(), 0, analyses));

        assertThat(results)
                .filteredOn(result -> result.set().equals("test"))
                .extracting(result -> result.id() + ", " + result.measure() + ": " + result.verdict())
                .containsExactly(
                        "cka-deit-above-plain, CKA of block 1: HOLDS",
                        "cka-deit-above-plain, CKA of block 2: HOLDS",
                        "cka-bbm-above-deit, CKA of block 1: HOLDS",
                        "cka-bbm-above-deit, CKA of block 2: DOES_NOT_HOLD");
        assertThat(results.get(results.size() - 3).difference().orElseThrow().estimate())
                .isCloseTo(.7, within(1e-9));
        assertThat(RepresentationSimilarity.sameDepth(0, 8, 16)).isEqualTo(1);
        assertThat(RepresentationSimilarity.sameDepth(7, 8, 16)).isEqualTo(15);
        assertThat(RepresentationSimilarity.sameDepth(2, 3, 3)).isEqualTo(2);
        assertThat(RepresentationSimilarity.sameDepth(0, 8, 2)).isZero();
    }

    @Test
    void localAndInvariantAttentionIsRecognised() {
        List<RunAnalysis> analyses = new ArrayList<>();
        for (long seed = 1; seed <= 3; seed++) {
            analyses.add(attending("plain", seed, .2));
            analyses.add(attending("deit", seed, .3));
            analyses.add(attending("bbm", seed, .9));
        }
        List<ClaimResult> results = judge(Target.FIGURE3, evidence("test", METHODS, Map.of(), 0, analyses));

        assertThat(results)
                .filteredOn(result -> result.set().equals("test"))
                .hasSize(4)
                .allSatisfy(result -> {
                    assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.HOLDS);
                    assertThat(result.difference().orElseThrow().estimate()).isPositive();
                });
        assertThat(results.get(0).reading()).startsWith("mean distance of attention: bbm 0.");
    }

    @Test
    void mapsThatAreAllNearAUniformOneDecideNothing() {
        List<RunAnalysis> analyses = new ArrayList<>();
        for (long seed = 1; seed <= 3; seed++) {
            analyses.add(attending("plain", seed, nearlyUniform(.01)));
            analyses.add(attending("deit", seed, .3));
            analyses.add(attending("bbm", seed, nearlyUniform(.02)));
        }
        List<ClaimResult> results = judge(Target.FIGURE3, evidence("test", METHODS, Map.of(), 0, analyses));
        for (ClaimResult result : results) {
            if (!result.set().equals("test")) {
                continue;
            }
            boolean flat = result.id().endsWith("above-plain");
            assertThat(result.reading()).as(result.id()).contains(flat ? "too near uniform to compare" : "3 seeds");
            assertThat(result.difference()).isPresent();
            if (flat) {
                assertThat(result.verdict()).isEqualTo(Verdict.NOT_DECIDED);
                if (result.id().startsWith("local")) {
                    assertThat(result.difference().orElseThrow().low())
                            .as("alone it would hold")
                            .isPositive();
                }
            } else {
                assertThat(result.verdict()).isNotEqualTo(Verdict.NOT_DECIDED);
                assertThat(result.reading()).doesNotContain("uniform");
            }
        }
        assertThat(InsideTables.attention(analyses, 120))
                .anyMatch(line -> line.contains("uniform, 5 steps") && line.contains("1.600") && line.contains("1.609"))
                .noneMatch(line -> line.contains("too near"));
        assertThat(InsideTables.attention(analyses.subList(0, 1), 120))
                .anyMatch(line -> line.contains("too near uniform"));
    }

    /** A fifth of the attention for each of five steps, and a little more for the step itself. */
    private static double[][] nearlyUniform(double more) {
        double[][] map = new double[5][5];
        for (int query = 0; query < 5; query++) {
            Arrays.fill(map[query], (1 - more) / 5);
            map[query][query] += more;
        }
        return map;
    }

    @Test
    void oneSeedIsSaid() {
        List<RunAnalysis> analyses = List.of(similar("deit", 1, .2, .8), similar("bbm", 1, .9, .3));
        ClaimResult result = bbmAboveDeit(analyses);
        assertThat(result.reading())
                .endsWith(
                        "one seed, so the interval is over chunks of records only; no verdict: fewer than three seeds");
        assertThat(result.verdict()).isEqualTo(Verdict.NOT_DECIDED);
    }

    @Test
    void fewChunksOfRecordsDecideNothing() {
        for (int chunks : new int[] {1, 5}) {
            for (int seeds : new int[] {1, 3}) {
                List<RunAnalysis> analyses = new ArrayList<>();
                for (long seed = 1; seed <= seeds; seed++) {
                    analyses.add(similar("deit", seed, .2, .8, chunks));
                    analyses.add(similar("bbm", seed, .9, .3, chunks));
                }
                ClaimResult result = bbmAboveDeit(analyses);
                assertThat(result.verdict()).isEqualTo(Verdict.NOT_DECIDED);
                assertThat(result.difference().orElseThrow().estimate()).isCloseTo(.7, within(1e-9));
                assertThat(result.reading()).contains(chunks + " chunk", "of records, too few to decide");
            }
        }
    }

    @Test
    void aNumberThatIsUndefinedForOneSeedDecidesNothing() {
        // Resamples that do not draw the seed are defined, and all above zero.
        List<RunAnalysis> analyses = new ArrayList<>();
        for (long seed = 1; seed <= 3; seed++) {
            analyses.add(similar("deit", seed, .2, .8));
            analyses.add(similar("bbm", seed, seed == 2 ? Double.NaN : .9, .3));
        }
        ClaimResult result = bbmAboveDeit(analyses);
        assertThat(result.verdict()).isEqualTo(Verdict.NOT_DECIDED);
        assertThat(result.reading()).endsWith("it is undefined for some seed, or without some records");
    }

    private static ClaimResult bbmAboveDeit(List<RunAnalysis> analyses) {
        return judge(Target.FIGURE2, evidence("test", METHODS, Map.of(), 0, analyses)).stream()
                .filter(claim -> claim.id().equals("cka-bbm-above-deit"))
                .findFirst()
                .orElseThrow();
    }

    private static List<ClaimResult> judge(Target target, Evidence test) {
        return judge(EnumSet.of(target), test);
    }

    private static List<ClaimResult> judge(Set<Target> targets, Evidence test) {
        return new Claims(200, .95).judge(targets, test, List.of());
    }

    private static String reading(List<ClaimResult> results, String id, String set) {
        return results.stream()
                .filter(result -> result.id().equals(id) && result.set().equals(set))
                .findFirst()
                .orElseThrow()
                .reading();
    }

    /** Every difference of two numbers is known to half a width. */
    private static Evidence evidence(
            String set, List<String> methods, Map<String, Double> numbers, double half, List<RunAnalysis> analyses) {
        return evidence(set, methods, numbers, half, analyses, 3);
    }

    private static Evidence evidence(
            String set,
            List<String> methods,
            Map<String, Double> numbers,
            double half,
            List<RunAnalysis> analyses,
            int seeds) {
        return new Evidence(
                set,
                List.of(Measure.F1, Measure.SCORE, Measure.R2_TEACHER),
                (one, other, measure) -> {
                    double difference = numbers.getOrDefault(one, 0.0) - numbers.getOrDefault(other, 0.0);
                    return Optional.of(new PairedDifference(
                            one,
                            Role.CONTENDER,
                            measure,
                            seeds,
                            interval(difference - half, difference, difference + half),
                            OptionalDouble.empty(),
                            OptionalDouble.empty(),
                            new WinTieLoss(3, 0, 0)));
                },
                methods,
                Map.of(),
                analyses,
                Optional.empty(),
                measure -> measure == Measure.SCORE ? OptionalDouble.of(.02) : OptionalDouble.empty());
    }

    private static Interval interval(double low, double estimate, double high) {
        return new Interval(estimate, low, high, .95, 200);
    }

    /** CKA of the first two blocks with the teacher's second and fourth; every other pair has none. */
    private static RunAnalysis similar(String label, long seed, double first, double second) {
        return similar(label, seed, first, second, CHUNKS);
    }

    private static RunAnalysis similar(String label, long seed, double first, double second, int chunks) {
        double[][][] cross = new double[chunks][4][8];
        double[][] ofRows = new double[chunks][4];
        double[][] ofColumns = new double[chunks][8];
        for (int chunk = 0; chunk < chunks; chunk++) {
            cross[chunk][0][1] = first;
            cross[chunk][1][3] = second;
            Arrays.fill(ofRows[chunk], 1);
            Arrays.fill(ofColumns[chunk], 1);
        }
        RepresentationSimilarity similarity = new RepresentationSimilarity(
                RepresentationSimilarity.Kernel.LINEAR,
                "student",
                "teacher",
                List.of("a", "b", "c", "d"),
                List.of("1", "2", "3", "4", "5", "6", "7", "8"),
                cross,
                ofRows,
                ofColumns);
        return new RunAnalysis("runs/" + label + seed, label, seed, "test", 60, List.of(similarity), Optional.empty());
    }

    /** A share of attention on the step itself; what is left grows with the key's position, wherever the query stands. */
    private static RunAnalysis attending(String label, long seed, double itself) {
        double[][] map = new double[5][5];
        for (int query = 0; query < 5; query++) {
            for (int key = 0; key < 5; key++) {
                map[query][key] = (key == query ? itself : 0) + (1 - itself) * (key + 1) / 15;
            }
        }
        return attending(label, seed, map);
    }

    private static RunAnalysis attending(String label, long seed, double[][] map) {
        double[][][] maps = new double[CHUNKS][][];
        Arrays.fill(maps, map);
        int[] samples = new int[CHUNKS];
        Arrays.fill(samples, 10);
        double[] entropies = new double[CHUNKS];
        Arrays.fill(
                entropies,
                -Arrays.stream(map)
                                .flatMapToDouble(Arrays::stream)
                                .map(share -> share * Math.log(share))
                                .sum()
                        / map.length);
        Attention attention =
                new Attention(5, false, false, List.of(new AttentionMap("block1", samples, maps, entropies, false)));
        return new RunAnalysis("runs/" + label + seed, label, seed, "test", 60, List.of(), Optional.of(attention));
    }
}
