package dev.decant.plugin.ecg.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.io.generate.Chance;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The criteria of the classes, measured on signals without noise by {@link Delineation} and {@link RPeaks} alone. */
final class CriteriaTest {
    private static final double RATE = 500;
    private static final int RECORDS = 60;

    /** A recording with the beats that were found on it. */
    private record Measured(Delineation beats, double[] peaks) {
        double qrs() {
            return beats.qrsDuration(peaks);
        }

        double axis() {
            return beats.axis(peaks);
        }

        double pr() {
            return beats.prInterval(peaks);
        }
    }

    private static double share(ScoredDiagnosis diagnosis, Predicate<Measured> holds) {
        EcgGeneratorConfig config = new EcgGeneratorConfig(
                12, RATE, Duration.ofSeconds(10), Optional.empty(), List.of(diagnosis), false, Frequencies.BALANCED, 0);
        long right = IntStream.range(0, RECORDS)
                .parallel()
                .mapToObj(index ->
                        SyntheticRecord.of(21, index, config).recording().millivolts())
                .map(leads -> new Measured(new Delineation(leads, RATE), RPeaks.find(leads, RATE)))
                .filter(holds)
                .count();
        return right / (double) RECORDS;
    }

    @Test
    void bundleBranchBlocksAreWide() {
        assertThat(share(ScoredDiagnosis.LEFT_BUNDLE_BRANCH_BLOCK, one -> one.qrs() >= .12))
                .isGreaterThan(.9);
        assertThat(share(ScoredDiagnosis.RIGHT_BUNDLE_BRANCH_BLOCK, one -> one.qrs() >= .12))
                .isGreaterThan(.9);
        assertThat(share(ScoredDiagnosis.NONSPECIFIC_INTRAVENTRICULAR_BLOCK, one -> one.qrs() >= .12))
                .isGreaterThan(.9);
        assertThat(share(
                        ScoredDiagnosis.INCOMPLETE_RIGHT_BUNDLE_BRANCH_BLOCK,
                        one -> one.qrs() >= .098 && one.qrs() < .12))
                .isGreaterThan(.8);
        assertThat(share(ScoredDiagnosis.PACING, one -> one.qrs() >= .12)).isGreaterThan(.9);
        assertThat(share(ScoredDiagnosis.SINUS_RHYTHM, one -> one.qrs() < .1)).isGreaterThan(.9);
    }

    @Test
    void theRightVentricleWritesASecondRInV1AndTheLeftOneNone() {
        assertThat(share(ScoredDiagnosis.RIGHT_BUNDLE_BRANCH_BLOCK, one -> endsUpwardsInV1(one)))
                .isGreaterThan(.9);
        assertThat(share(ScoredDiagnosis.LEFT_BUNDLE_BRANCH_BLOCK, one -> !endsUpwardsInV1(one)))
                .isGreaterThan(.95);
        assertThat(share(ScoredDiagnosis.SINUS_RHYTHM, one -> !endsUpwardsInV1(one)))
                .isGreaterThan(.9);
    }

    /** In V1 the last third of the QRS complex rises at least 0.15 mV above where the complex began. */
    private static boolean endsUpwardsInV1(Measured one) {
        float[] v1 = one.beats().leads()[6];
        return Arrays.stream(one.peaks())
                        .filter(peak -> peak > .5 && peak < 9)
                        .map(peak -> {
                            int from = one.beats().begin(peak);
                            int to = one.beats().end(peak);
                            return IntStream.rangeClosed(to - (to - from) / 3, to)
                                            .mapToDouble(i -> v1[i])
                                            .max()
                                            .orElseThrow()
                                    - v1[from];
                        })
                        .average()
                        .orElse(0)
                > .15;
    }

    @Test
    void axesDeviate() {
        assertThat(share(ScoredDiagnosis.LEFT_AXIS, one -> one.axis() <= -28 && one.axis() >= -92))
                .isGreaterThan(.9);
        assertThat(share(ScoredDiagnosis.RIGHT_AXIS, one -> one.axis() >= 88 && one.axis() <= 180))
                .isGreaterThan(.9);
        assertThat(share(ScoredDiagnosis.SINUS_RHYTHM, one -> one.axis() > -30 && one.axis() < 90))
                .isGreaterThan(.95);
    }

    @Test
    void theAtrioventricularNodeIsSlowInABlockOnly() {
        assertThat(share(ScoredDiagnosis.FIRST_DEGREE_BLOCK, one -> one.pr() > .2))
                .isGreaterThan(.85);
        assertThat(share(ScoredDiagnosis.SINUS_RHYTHM, one -> one.pr() <= .2)).isGreaterThan(.85);
    }

    @Test
    void lowVoltageIsLowInEveryLead() {
        assertThat(share(ScoredDiagnosis.LOW_VOLTAGE, one -> isLow(one))).isGreaterThan(.95);
        assertThat(share(ScoredDiagnosis.SINUS_RHYTHM, one -> !isLow(one))).isGreaterThan(.95);
    }

    private static boolean isLow(Measured one) {
        return one.beats().peakToPeak(one.peaks(), false) < .5 && one.beats().peakToPeak(one.peaks(), true) < 1;
    }

    @Test
    void invertedTWavesAreInvertedInTwoLeads() {
        assertThat(share(ScoredDiagnosis.T_INVERSION, one -> one.beats().invertedT(one.peaks()) >= 2))
                .isGreaterThan(.9);
        assertThat(share(ScoredDiagnosis.SINUS_RHYTHM, one -> one.beats().invertedT(one.peaks()) < 2))
                .isGreaterThan(.85);
    }

    @Test
    void theSinusNodeBreathesInAnArrhythmia() {
        assertThat(share(ScoredDiagnosis.SINUS_ARRHYTHMIA, one -> spread(one) > .12))
                .isGreaterThan(.95);
        assertThat(share(ScoredDiagnosis.SINUS_RHYTHM, one -> spread(one) < .12))
                .isGreaterThan(.9);
        assertThat(share(ScoredDiagnosis.PACING, one -> spread(one) < .1)).isGreaterThan(.85);
    }

    private static double spread(Measured one) {
        double[] intervals = RPeaks.intervals(one.peaks());
        return Arrays.stream(intervals).max().orElse(0)
                - Arrays.stream(intervals).min().orElse(0);
    }

    /** A heart has labels that go together, and every class appears. */
    @Test
    void recordsOfSeveralClassesHaveOneRhythmAndWhatGoesWithIt() {
        EcgGeneratorConfig config = new EcgGeneratorConfig(
                12, 100, Duration.ofSeconds(2), Optional.empty(), Repertoire.all(), true, Frequencies.BALANCED, 0);
        int[] counts = new int[ScoredDiagnosis.values().length];
        Casting casting = new Casting(config);
        int records = 4000;
        for (int index = 0; index < records; index++) {
            Case drawn = casting.draw(index, Chance.of(3, index));
            assertThat(drawn.labels().stream().filter(Repertoire.RHYTHMS::contains))
                    .hasSize(1);
            assertThat(drawn.labels()).doesNotContainSequence(ScoredDiagnosis.LEFT_AXIS, ScoredDiagnosis.RIGHT_AXIS);
            drawn.labels().forEach(label -> counts[label.index()]++);
        }
        for (ScoredDiagnosis diagnosis : Repertoire.all()) {
            assertThat(counts[diagnosis.index()] / (double) records)
                    .as("share of %s", diagnosis)
                    .isBetween(.03, .25);
        }
    }
}
