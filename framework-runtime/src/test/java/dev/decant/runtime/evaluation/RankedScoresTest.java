package dev.decant.runtime.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RankedScoresTest {
    private static final boolean T = true;
    private static final boolean F = false;

    @Test
    void areasOfAHandWorkedExample() {
        // Descending: .9+ .8- .7+ .6+ .5-. Pairs: .9 beats 2, .7 and .6 beat 1 each: 4 of 6.
        // Precision at the positives: 1/1, 2/3, 3/4.
        RankedScores ranked = RankedScores.of(new float[] {.6f, .9f, .5f, .8f, .7f}, new boolean[] {T, T, F, F, T});

        assertThat(ranked.auroc(ones(5))).isEqualTo(4.0 / 6);
        assertThat(ranked.auprc(ones(5))).isCloseTo((1 + 2.0 / 3 + 3.0 / 4) / 3, within(1e-15));
    }

    @Test
    void equalScoresEnterTogether() {
        // .9: one positive, one negative; .5: one positive. Pairs: one tie, one lost: 0.5 of 2.
        // Precision 1/2 at recall 1/2, 2/3 at recall 1.
        RankedScores ranked = RankedScores.of(new float[] {.9f, .9f, .5f}, new boolean[] {T, F, T});

        assertThat(ranked.auroc(ones(3))).isEqualTo(0.25);
        assertThat(ranked.auprc(ones(3))).isCloseTo(0.5 * 0.5 + 0.5 * 2 / 3, within(1e-15));
    }

    @Test
    void aConstantScoreIsChance() {
        RankedScores ranked = RankedScores.of(new float[] {.2f, .2f, .2f, .2f}, new boolean[] {T, F, F, F});

        assertThat(ranked.auroc(ones(4))).isEqualTo(0.5);
        assertThat(ranked.auprc(ones(4))).isEqualTo(0.25);
    }

    @Test
    void zeroAndNegativeZeroAreEqualAndNegativeScoresSort() {
        RankedScores ranked = RankedScores.of(new float[] {0f, -0f, -1f, -2f, 1f}, new boolean[] {T, F, T, F, T});

        // 0 ties -0 and beats -2; -1 beats -2 only; 1 beats both: (0.5 + 1) + 1 + 2 of 6
        assertThat(ranked.auroc(ones(5))).isEqualTo(4.5 / 6);
    }

    @Test
    void undefinedWithoutPositivesOrNegatives() {
        float[] scores = {.1f, .2f};
        assertThat(RankedScores.of(scores, new boolean[] {F, F}).auroc(ones(2))).isNaN();
        assertThat(RankedScores.of(scores, new boolean[] {F, F}).auprc(ones(2))).isNaN();
        assertThat(RankedScores.of(scores, new boolean[] {T, T}).auroc(ones(2))).isNaN();
        assertThat(RankedScores.of(scores, new boolean[] {T, T}).auprc(ones(2))).isEqualTo(1);
        assertThat(RankedScores.of(new float[0], new boolean[0]).auprc(ones(0))).isNaN();
    }

    @Property(tries = 200)
    void aurocIsTheMannWhitneyStatistic(@ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int records) {
        Drawn drawn = Drawn.of(seed, records);
        double wins = 0;
        double pairs = 0;
        for (int i = 0; i < records; i++) {
            for (int j = 0; j < records; j++) {
                if (drawn.truth[i] && !drawn.truth[j]) {
                    double weight = (double) drawn.weights[i] * drawn.weights[j];
                    pairs += weight;
                    wins += weight * (1 + Integer.signum(Float.compare(drawn.scores[i], drawn.scores[j]))) / 2;
                }
            }
        }

        double auroc = RankedScores.of(drawn.scores, drawn.truth).auroc(drawn.weights);

        if (pairs == 0) {
            assertThat(auroc).isNaN();
        } else {
            assertThat(auroc).isCloseTo(wins / pairs, within(1e-12));
        }
    }

    @Property(tries = 200)
    void auprcSumsGainsInRecallTimesPrecisionOverTheDistinctScores(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int records) {
        Drawn drawn = Drawn.of(seed, records);
        float[] distinct = drawn.scores.clone();
        Arrays.sort(distinct);
        double area = 0;
        double before = 0;
        double positives = 0;
        for (int i = 0; i < records; i++) {
            positives += drawn.truth[i] ? drawn.weights[i] : 0;
        }
        for (int k = records - 1; k >= 0; k--) {
            double hits = 0;
            double called = 0;
            for (int i = 0; i < records; i++) {
                if (drawn.scores[i] >= distinct[k]) {
                    called += drawn.weights[i];
                    hits += drawn.truth[i] ? drawn.weights[i] : 0;
                }
            }
            if (called > 0) {
                area += (hits - before) / positives * (hits / called);
            }
            before = hits;
        }

        double auprc = RankedScores.of(drawn.scores, drawn.truth).auprc(drawn.weights);

        if (positives == 0) {
            assertThat(auprc).isNaN();
        } else {
            assertThat(auprc).isCloseTo(area, within(1e-12));
        }
    }

    @Property(tries = 100)
    void areasIgnoreMonotoneTransformsAndAurocIsSymmetricInTheComplement(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int records) {
        Drawn drawn = Drawn.of(seed, records);
        float[] cubed = new float[records];
        float[] complement = new float[records];
        boolean[] others = new boolean[records];
        for (int i = 0; i < records; i++) {
            float score = drawn.scores[i];
            cubed[i] = score * score * score - 7;
            complement[i] = -score;
            others[i] = !drawn.truth[i];
        }
        RankedScores ranked = RankedScores.of(drawn.scores, drawn.truth);

        assertThat(RankedScores.of(cubed, drawn.truth).auroc(drawn.weights))
                .isEqualTo(Double.valueOf(ranked.auroc(drawn.weights)));
        assertThat(RankedScores.of(cubed, drawn.truth).auprc(drawn.weights))
                .isEqualTo(Double.valueOf(ranked.auprc(drawn.weights)));
        assertThat(RankedScores.of(complement, others).auroc(drawn.weights))
                .isEqualTo(Double.valueOf(ranked.auroc(drawn.weights)));
        assertThat(RankedScores.of(complement, drawn.truth).auroc(drawn.weights) + ranked.auroc(drawn.weights))
                .satisfiesAnyOf(
                        sum -> assertThat(sum).isNaN(), sum -> assertThat(sum).isCloseTo(1, within(1e-12)));
    }

    private static int[] ones(int count) {
        int[] weights = new int[count];
        Arrays.fill(weights, 1);
        return weights;
    }

    /** Multiples of 1/8, so that there are ties and a cube is exact; weights 0 to 3. */
    private record Drawn(float[] scores, boolean[] truth, int[] weights) {
        static Drawn of(long seed, int records) {
            Random random = new Random(seed);
            float[] scores = new float[records];
            boolean[] truth = new boolean[records];
            int[] weights = new int[records];
            for (int i = 0; i < records; i++) {
                scores[i] = (random.nextInt(17) - 8) / 8f;
                truth[i] = random.nextInt(3) == 0;
                weights[i] = random.nextInt(4);
            }
            return new Drawn(scores, truth, weights);
        }
    }
}
