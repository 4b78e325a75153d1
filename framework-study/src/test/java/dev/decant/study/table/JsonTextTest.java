package dev.decant.study.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What JSON has no number for. */
final class JsonTextTest {
    @Test
    void anInfinityIsNotTakenForNaN() throws IOException {
        JsonNode read = new ObjectMapper()
                .readTree(
                        JsonText.of(Map.of("x", List.of(1.5, Double.NaN, Double.NEGATIVE_INFINITY, Double.MAX_VALUE))));
        assertThat(read.at("/x/0").doubleValue()).isEqualTo(1.5);
        assertThat(read.at("/x/1").isNull()).isTrue();
        assertThat(Double.parseDouble(read.at("/x/2").textValue())).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(read.at("/x/3").doubleValue()).isEqualTo(Double.MAX_VALUE);
    }
}
