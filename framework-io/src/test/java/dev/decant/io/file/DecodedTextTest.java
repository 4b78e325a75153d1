package dev.decant.io.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DecodedTextTest {
    @Test
    void whatIsNoUtf8IsLatin1() {
        assertThat(DecodedText.of("\u00B5V".getBytes(StandardCharsets.UTF_8))).isEqualTo("\u00B5V");
        assertThat(DecodedText.of("\u00B5V".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("\u00B5V");
        assertThat(DecodedText.of("\uFEFFa".getBytes(StandardCharsets.UTF_8))).isEqualTo("a");
        assertThat(DecodedText.of(new byte[0])).isEmpty();
    }
}
