package dev.decant.study.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class UniformAttentionTest {
    private static final double EXACT = 1e-12;

    @Test
    void threeStepsByHand() {
        // |query - key|: 0 1 2, 1 0 1, 2 1 0 are 8 in 9 cells; causal rows: 0, 1/2, 1
        assertThat(new UniformAttention(3, false).distance()).isCloseTo(8 / 9.0, within(EXACT));
        assertThat(new UniformAttention(3, true).distance()).isCloseTo(.5, within(EXACT));
        assertThat(new UniformAttention(3, false).entropy()).isCloseTo(Math.log(3), within(EXACT));
        assertThat(new UniformAttention(3, true).entropy()).isCloseTo(Math.log(6) / 3, within(EXACT));
        assertThat(new UniformAttention(3, false).toeplitz()).isNaN();
        // cells 1; 1/2 1/2; 1/3 1/3 1/3: mean 1/2, squares 1/4 + 0 + 3/36 = 1/3; diagonals (1 1/2 1/3), (1/2 1/3),
        // (1/3)
        double main = (1 - 11 / 18.0) * (1 - 11 / 18.0)
                + (.5 - 11 / 18.0) * (.5 - 11 / 18.0)
                + (1 / 3.0 - 11 / 18.0) * (1 / 3.0 - 11 / 18.0);
        double next = 2 * (1 / 12.0) * (1 / 12.0);
        assertThat(new UniformAttention(3, true).toeplitz()).isCloseTo(1 - 3 * (main + next), within(EXACT));
    }

    /** The closed forms are the numbers of the map itself. */
    @Property(tries = 60)
    void theFormulasAreThoseOfTheMap(@ForAll @IntRange(min = 1, max = 60) int steps, @ForAll boolean causal) {
        UniformAttention uniform = new UniformAttention(steps, causal);
        assertThat(uniform.distance()).isCloseTo(AttentionNumbers.distance(uniform.map()), within(1e-9));
        assertThat(uniform.entropy()).isCloseTo(entropy(uniform.map()), within(1e-9));
    }

    @Test
    void aMapIsNearWithinTwoPerCentOfTheEntropy() {
        // Of a hundred steps: entropies of 4.592 to 4.600 were taken for differences once; ln 100 is 4.605.
        UniformAttention uniform = new UniformAttention(100, false);
        assertThat(uniform.near(4.592)).isTrue();
        assertThat(uniform.near(4.514)).isTrue();
        assertThat(uniform.near(4.512)).isFalse();
        assertThat(uniform.near(Double.NaN)).isFalse();
    }

    @Test
    void attentionIsNearWhereEveryBlockIs() {
        AttentionMap flat = map(.0);
        AttentionMap local = map(.5);
        assertThat(flat.nearUniform()).isTrue();
        assertThat(local.nearUniform()).isFalse();
        assertThat(new Attention(10, false, false, List.of(flat, flat)).nearUniform())
                .isTrue();
        assertThat(new Attention(10, false, false, List.of(flat, local)).nearUniform())
                .isFalse();
        assertThat(flat.uniform()).isEqualTo(new UniformAttention(10, false));
    }

    private static double entropy(double[][] map) {
        return -Arrays.stream(map)
                        .flatMapToDouble(Arrays::stream)
                        .filter(share -> share > 0)
                        .map(share -> share * Math.log(share))
                        .sum()
                / map.length;
    }

    /** Ten steps, a share of the attention on the step itself. */
    private static AttentionMap map(double itself) {
        double[][] map = new UniformAttention(10, false).map();
        for (int query = 0; query < 10; query++) {
            for (int key = 0; key < 10; key++) {
                map[query][key] = (1 - itself) * map[query][key] + (query == key ? itself : 0);
            }
        }
        return new AttentionMap("block", new int[] {4}, new double[][][] {map}, new double[] {entropy(map)}, false);
    }
}
