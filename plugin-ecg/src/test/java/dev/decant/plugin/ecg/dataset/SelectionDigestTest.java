package dev.decant.plugin.ecg.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SelectionDigestTest {
    /** By another program: caches and ids of runs hang on it. */
    @Test
    void textsAreHashedWithTheirLengthsInFourBytesBeforeThem() {
        assertThat(new SelectionDigest().texts(List.of("a", "händel")).hexadecimal())
                .isEqualTo("613930e57f3e29fa");
    }
}
