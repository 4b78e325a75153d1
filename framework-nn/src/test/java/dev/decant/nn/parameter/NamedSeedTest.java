package dev.decant.nn.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every run that was ever stored rests on these numbers. */
class NamedSeedTest {
    @Test
    void aSeedIsWhatHashlibOfPythonSaysOfTheEightBytesOfTheSeedAndTheName() {
        // struct.unpack('>q', hashlib.sha256(struct.pack('>q', seed) + name.encode()).digest()[:8])
        assertThat(NamedSeed.of(1, "block0/kernel")).isEqualTo(-1647727307808194797L);
        assertThat(NamedSeed.of(-7, "random/predict/dropout#1")).isEqualTo(2851468661580523715L);
        assertThat(NamedSeed.of(0, "")).isEqualTo(-5812615543772869766L);
    }
}
