package dev.decant.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private static final List<String> KEYS = List.of("batch-size", "learning-rate", "epochs", "seed", "patience");

    @Test
    void forgivesTyposCaseDashesAndAbbreviations() {
        assertThat(NearestName.of("batchsize", KEYS)).contains("batch-size");
        assertThat(NearestName.of("batchSize", KEYS)).contains("batch-size");
        assertThat(NearestName.of("batch_size", KEYS)).contains("batch-size");
        assertThat(NearestName.of("epcohs", KEYS)).contains("epochs");
        assertThat(NearestName.of("batch", KEYS)).contains("batch-size");
        assertThat(NearestName.of("sede", KEYS)).contains("seed");
    }

    @Test
    void staysSilentWhereNothingIsNear() {
        assertThat(NearestName.of("momentum", KEYS)).isEmpty();
        assertThat(NearestName.of("", KEYS)).isEmpty();
        assertThat(NearestName.of("x", List.of())).isEmpty();
    }

    @Test
    void countsASwapOfNeighboursAsOne() {
        assertThat(NearestName.distance("bbm", "bmb")).isEqualTo(1);
        assertThat(NearestName.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(NearestName.distance("", "abc")).isEqualTo(3);
    }

    @Property
    void distanceIsSymmetricAndZeroForTheSame(
            @ForAll @AlphaChars @StringLength(max = 8) String a, @ForAll @AlphaChars @StringLength(max = 8) String b) {
        assertThat(NearestName.distance(a, b)).isEqualTo(NearestName.distance(b, a));
        assertThat(NearestName.distance(a, a)).isZero();
        assertThat(NearestName.distance(a, b)).isLessThanOrEqualTo(Math.max(a.length(), b.length()));
    }
}
