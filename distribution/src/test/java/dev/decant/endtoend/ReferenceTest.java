package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The configuration reference in the documentation is the one that the code prints. */
final class ReferenceTest {
    @Test
    void theDocumentationIsGeneratedFromTheCode() throws IOException {
        String written = Files.readString(Path.of("..", "docs", "configuration.md"));
        String printed = SmallExperiment.run("reference").out();
        assertThat(written)
                .as("write it anew: ./decant reference > docs/configuration.md")
                .isEqualTo(printed);
    }
}
