package dev.decant.runtime.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class QuartilesTest {
    /** Type 7 of Hyndman and Fan 1996, as R and NumPy have it by default. */
    @Test
    void interpolatesBetweenNeighbours() {
        assertThat(Quartiles.of(new double[] {4, 1, 3, 2})).isEqualTo(new Quartiles(1.75, 2.5, 3.25));
        assertThat(Quartiles.of(new double[] {7})).isEqualTo(new Quartiles(7, 7, 7));
    }
}
