package dev.decant.study.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.study.dataset.ToyDescription;
import org.junit.jupiter.api.Test;

class DescriptionTextTest {
    @Test
    void noLineIsWiderThanATerminalWhateverTheNames() {
        for (String name :
                new String[] {"b", "x".repeat(300), "many words ".repeat(40).strip()}) {
            assertThat(DescriptionText.render(ToyDescription.of(name)).lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        }
    }

    @Test
    void theNumbersStandInTheText() {
        assertThat(DescriptionText.render(ToyDescription.of("b")))
                .containsPattern("records +70 +15 +15 +100")
                .containsPattern("b +2 +0 +1 +3 +3.0 %")
                .containsPattern("b +96.0 % +-1 +-1 +0 +1 +1.0e\\+07")
                .containsPattern("never +100.0 % +- +- ")
                .contains("Lengths: 10 to 40 steps, median 20, mean 22.5, 10 steps a second")
                .contains("Recorded at: 300 Hz (3 records), 500 Hz (1 record)")
                .contains("- record without b: 3")
                .contains("- Nothing was ever recorded in never.");
    }

    @Test
    void theJsonHoldsTheSame() throws Exception {
        JsonNode json = new ObjectMapper().readTree(DescriptionJson.render(ToyDescription.of("b")));
        assertThat(json.at("/records/training").asInt()).isEqualTo(70);
        assertThat(json.at("/classes/1/all").asInt()).isEqualTo(3);
        assertThat(json.at("/channels/0/missing").asInt()).isEqualTo(96);
        assertThat(json.at("/channels/1/least").isNull()).isTrue();
        assertThat(json.at("/recorded-rates/300.0").asInt()).isEqualTo(3);
        assertThat(json.at("/unreadable/0/record").asText()).isEqualTo("r");
        assertThat(json.at("/remarks")).hasSize(ToyDescription.of("b").remarks().size());
    }
}
