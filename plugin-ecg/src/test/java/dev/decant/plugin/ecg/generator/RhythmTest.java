package dev.decant.plugin.ecg.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The criteria of each rhythm, measured on the signals. The detector may err on a few records, the generator may not. */
class RhythmTest {
    private static final List<ScoredDiagnosis> RHYTHMS = List.of(
            ScoredDiagnosis.SINUS_RHYTHM,
            ScoredDiagnosis.SINUS_BRADYCARDIA,
            ScoredDiagnosis.SINUS_TACHYCARDIA,
            ScoredDiagnosis.ATRIAL_FIBRILLATION,
            ScoredDiagnosis.ATRIAL_FLUTTER,
            ScoredDiagnosis.PREMATURE_ATRIAL,
            ScoredDiagnosis.PREMATURE_VENTRICULAR);

    private static final int RECORDS = 60;
    private static final double RATE = 300;

    private static List<float[][]> signals(ScoredDiagnosis rhythm) {
        EcgGeneratorConfig config = new EcgGeneratorConfig(
                12, RATE, Duration.ofSeconds(20), Optional.empty(), List.of(rhythm), false, Frequencies.BALANCED, .3);
        return IntStream.range(0, RECORDS)
                .mapToObj(index ->
                        SyntheticRecord.of(11, index, config).recording().millivolts())
                .toList();
    }

    private static double share(ScoredDiagnosis rhythm, Predicate<double[]> holds) {
        return signals(rhythm).stream()
                        .map(signal -> RPeaks.intervals(RPeaks.find(signal, RATE)))
                        .filter(holds)
                        .count()
                / (double) RECORDS;
    }

    private static double rate(double[] intervals) {
        return 60 / Arrays.stream(intervals).average().orElse(Double.NaN);
    }

    /** The root mean square of the differences of neighbouring intervals, as a share of the mean interval. */
    private static double irregularity(double[] intervals) {
        double sum = 0;
        for (int i = 1; i < intervals.length; i++) {
            sum += Math.pow(intervals[i] - intervals[i - 1], 2);
        }
        return Math.sqrt(sum / (intervals.length - 1)) * rate(intervals) / 60;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    @Test
    void sinusRhythmIsRegularAndNeitherSlowNorFast() {
        assertThat(share(
                        ScoredDiagnosis.SINUS_RHYTHM, rr -> rate(rr) >= 60 && rate(rr) <= 100 && irregularity(rr) < .1))
                .isGreaterThan(.95);
    }

    @Test
    void bradycardiaIsBelowSixty() {
        assertThat(share(ScoredDiagnosis.SINUS_BRADYCARDIA, rr -> rate(rr) < 60 && irregularity(rr) < .1))
                .isGreaterThan(.95);
    }

    @Test
    void tachycardiaIsAboveAHundred() {
        assertThat(share(ScoredDiagnosis.SINUS_TACHYCARDIA, rr -> rate(rr) > 100 && irregularity(rr) < .1))
                .isGreaterThan(.95);
    }

    @Test
    void fibrillationIsIrregularlyIrregular() {
        assertThat(share(ScoredDiagnosis.ATRIAL_FIBRILLATION, rr -> irregularity(rr) > .14))
                .isGreaterThan(.95);
    }

    @Test
    void aPrematureAtrialBeatIsEarlyAndItsPauseIncomplete() {
        assertThat(share(ScoredDiagnosis.PREMATURE_ATRIAL, rr -> early(rr, .85, 1.3) >= 1 && rate(rr) > 60))
                .isGreaterThan(.9);
    }

    @Test
    void aPrematureVentricularBeatIsEarlyAndItsPauseFull() {
        assertThat(share(ScoredDiagnosis.PREMATURE_VENTRICULAR, rr -> early(rr, .85, 1.6) >= 1))
                .isGreaterThan(.9);
        // Early interval and pause together are two ordinary ones.
        assertThat(share(ScoredDiagnosis.PREMATURE_VENTRICULAR, rr -> {
                    for (int i = 0; i + 1 < rr.length; i++) {
                        if (rr[i] < .85 * median(rr)) {
                            return Math.abs(rr[i] + rr[i + 1] - 2 * median(rr)) < .15 * median(rr);
                        }
                    }
                    return false;
                }))
                .isGreaterThan(.9);
        assertThat(share(ScoredDiagnosis.SINUS_RHYTHM, rr -> early(rr, .85, 1.6) >= 1))
                .isLessThan(.07);
    }

    /** How many intervals are below a share of the median while the next one is at most another. */
    private static int early(double[] rr, double least, double pause) {
        int count = 0;
        for (int i = 0; i + 1 < rr.length; i++) {
            if (rr[i] < least * median(rr) && rr[i + 1] < pause * median(rr)) {
                count++;
            }
        }
        return count;
    }

    /** The QRS of a ventricular beat has a longer time above half of its height than a normal one. */
    @Test
    void ventricularBeatsAreWide() {
        EcgGeneratorConfig config = new EcgGeneratorConfig(
                12,
                RATE,
                Duration.ofSeconds(20),
                Optional.empty(),
                List.of(ScoredDiagnosis.PREMATURE_VENTRICULAR),
                false,
                Frequencies.BALANCED,
                0);
        double[] ratios = IntStream.range(0, 30)
                .mapToDouble(index -> {
                    SyntheticRecord record = SyntheticRecord.of(5, index, config);
                    return width(record, Beat.Origin.VENTRICULAR) / width(record, Beat.Origin.SINUS);
                })
                .toArray();
        assertThat(Arrays.stream(ratios).min().orElseThrow()).isGreaterThan(1.3);
    }

    /** The mean time, in s, that the lengths of leads I and aVF together stay above half of their peak around a beat. */
    private static double width(SyntheticRecord record, Beat.Origin origin) {
        float[][] leads = record.recording().millivolts();
        return record.heart().beats().stream()
                .filter(beat -> beat.origin() == origin && beat.time() > 1 && beat.time() < 19)
                .mapToDouble(beat -> {
                    int centre = (int) Math.round(beat.time() * RATE);
                    int reach = (int) (.08 * RATE);
                    double[] length = IntStream.rangeClosed(centre - reach, centre + reach)
                            .mapToDouble(i -> Math.hypot(leads[0][i], leads[5][i]))
                            .toArray();
                    double half = Arrays.stream(length).max().orElseThrow() / 2;
                    return Arrays.stream(length).filter(value -> value > half).count() / RATE;
                })
                .average()
                .orElseThrow();
    }

    /** Between beats, the strongest frequency of 3.5 to 8 Hz is that of a flutter of 250 to 350 a minute. */
    @Test
    void flutterIsASawToothOf250To350AMinute() {
        EcgGeneratorConfig config = new EcgGeneratorConfig(
                1,
                RATE,
                Duration.ofSeconds(20),
                Optional.empty(),
                List.of(ScoredDiagnosis.ATRIAL_FLUTTER),
                false,
                Frequencies.BALANCED,
                .3);
        int right = 0;
        for (int index = 0; index < RECORDS; index++) {
            SyntheticRecord record = SyntheticRecord.of(11, index, config);
            double strongest = strongest(record.recording().millivolts(), 3.5, 8);
            if (strongest >= 245 / 60.0 && strongest <= 355 / 60.0) {
                right++;
            }
        }
        System.out.println("flutter " + right + "/" + RECORDS);
        assertThat(right / (double) RECORDS).isGreaterThan(.9);
    }

    /** The frequency of the greatest power, beats blanked out, in Hz. */
    private static double strongest(float[][] leads, double least, double most) {
        float[] signal = leads[0];
        double[] blanked = new double[signal.length];
        for (int i = 0; i < signal.length; i++) {
            blanked[i] = signal[i];
        }
        for (double peak : RPeaks.find(leads, RATE)) {
            int from = Math.max(0, (int) ((peak - .07) * RATE));
            int to = Math.min(signal.length - 1, (int) ((peak + .07) * RATE));
            for (int i = from; i <= to; i++) {
                blanked[i] = signal[from] + (signal[to] - signal[from]) * (i - from) / (double) (to - from);
            }
        }
        double best = 0;
        double frequencyOfBest = 0;
        for (double frequency = least; frequency <= most; frequency += .02) {
            double re = 0;
            double im = 0;
            for (int i = 0; i < blanked.length; i++) {
                double window = .5 - .5 * Math.cos(2 * Math.PI * i / blanked.length);
                re += window * blanked[i] * Math.cos(2 * Math.PI * frequency * i / RATE);
                im += window * blanked[i] * Math.sin(2 * Math.PI * frequency * i / RATE);
            }
            if (re * re + im * im > best) {
                best = re * re + im * im;
                frequencyOfBest = frequency;
            }
        }
        return frequencyOfBest;
    }

    /** In the mean over a record's beats, what stands before the QRS is higher with P waves than without. */
    @Test
    void sinusBeatsHavePWavesAndFibrillationHasNone() {
        double sinus = signals(ScoredDiagnosis.SINUS_RHYTHM).stream()
                .mapToDouble(RhythmTest::bumpBeforeBeats)
                .average()
                .orElseThrow();
        double fibrillation = signals(ScoredDiagnosis.ATRIAL_FIBRILLATION).stream()
                .mapToDouble(RhythmTest::bumpBeforeBeats)
                .average()
                .orElseThrow();
        System.out.printf("P: sinus %.3f, fibrillation %.3f%n", sinus, fibrillation);
        assertThat(sinus).isGreaterThan(.03);
        assertThat(Math.abs(fibrillation)).isLessThan(.015);
    }

    /** Mean of lead II at 140 to 180 ms before the beats less that at 90 to 100 and 260 to 280 ms, in mV. */
    private static double bumpBeforeBeats(float[][] leads) {
        float[] signal = leads[1];
        return Arrays.stream(RPeaks.find(leads, RATE))
                .filter(peak -> peak > .4)
                .map(peak -> mean(signal, peak - .18, peak - .14)
                        - (mean(signal, peak - .1, peak - .09) + mean(signal, peak - .28, peak - .26)) / 2)
                .average()
                .orElse(0);
    }

    private static double mean(float[] signal, double from, double to) {
        return IntStream.rangeClosed((int) (from * RATE), (int) (to * RATE))
                .mapToDouble(i -> signal[i])
                .average()
                .orElseThrow();
    }

    static List<ScoredDiagnosis> rhythms() {
        return RHYTHMS;
    }

    @ParameterizedTest
    @MethodSource("rhythms")
    void amplitudesAreThoseOfAHeart(ScoredDiagnosis rhythm) {
        for (float[][] leads : signals(rhythm)) {
            float[] signal = leads[1];
            double highest = IntStream.range(0, signal.length)
                    .mapToDouble(i -> Math.abs(signal[i]))
                    .max()
                    .orElseThrow();
            assertThat(highest).isBetween(.15, 4.0);
        }
    }
}
