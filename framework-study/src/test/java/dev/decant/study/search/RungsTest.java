package dev.decant.study.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RungsTest {
    @Test
    void epochsGrowByEtaAndEndAtTheGreatest() {
        assertThat(Rungs.of(1, 81, 3).epochs()).containsExactly(1, 3, 9, 27, 81);
        assertThat(Rungs.of(2, 20, 3).epochs()).containsExactly(2, 6, 18, 20);
        assertThat(Rungs.of(5, 5, 2).epochs()).containsExactly(5);
        assertThatThrownBy(() -> Rungs.of(6, 5, 2))
                .hasMessage("min-epochs = 6 is more than the 5 epochs that a trial has");
    }
}
