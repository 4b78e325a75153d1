package dev.decant.study.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.study.analysis.Attention;
import dev.decant.study.analysis.AttentionMap;
import dev.decant.study.analysis.RunAnalysis;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AttentionMapsTest {
    private static final String NOTHING_IN_THEM = "too near uniform to compare";

    @Test
    void theNumbersStandBesideThoseOfAUniformMap() {
        String page = AttentionMaps.of(List.of(analysis("plain", 0), analysis("bbm", .6)), 3)
                .toString();
        // Of four steps: distance 15/12, entropy ln 4; with .6 on the step itself .4 of that distance is left.
        assertThat(page).contains(">1.25<", ">1.386<", ">0.50<").doesNotContain(NOTHING_IN_THEM);
    }

    @Test
    void mapsThatAreAllNearAUniformOneAreSaidToBe() {
        assertThat(AttentionMaps.of(List.of(analysis("plain", .01), analysis("bbm", .02)), 3)
                        .toString())
                .contains(NOTHING_IN_THEM);
    }

    /** One block of four steps, a share of the attention on the step itself. */
    private static RunAnalysis analysis(String label, double itself) {
        double[][] map = new double[4][4];
        for (int query = 0; query < 4; query++) {
            for (int key = 0; key < 4; key++) {
                map[query][key] = (1 - itself) / 4 + (query == key ? itself : 0);
            }
        }
        double other = (1 - itself) / 4;
        double self = itself + other;
        double entropy = -self * Math.log(self) - 3 * other * Math.log(other);
        AttentionMap block =
                new AttentionMap("block1", new int[] {8}, new double[][][] {map}, new double[] {entropy}, false);
        return new RunAnalysis(
                "runs/" + label,
                label,
                1,
                "test",
                8,
                List.of(),
                Optional.of(new Attention(4, false, false, List.of(block))));
    }
}
