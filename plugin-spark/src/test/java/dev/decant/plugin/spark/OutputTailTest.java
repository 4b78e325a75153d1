package dev.decant.plugin.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTailTest {
    @TempDir
    Path folder;

    @Test
    void linesAreWholeWhateverTheirPieces() throws IOException {
        Path file = folder.resolve("output");
        List<String> lines = new ArrayList<>();
        OutputTail tail = new OutputTail(file, lines::add);
        tail.advance();
        assertThat(lines).isEmpty();
        add(file, "one\ntw");
        tail.advance();
        assertThat(lines).containsExactly("one");
        add(file, "o\n\nthr\u00e9");
        tail.advance();
        assertThat(lines).containsExactly("one", "two", "");
        tail.finish();
        tail.finish();
        assertThat(lines).containsExactly("one", "two", "", "thr\u00e9");
        assertThat(tail.read()).isEqualTo(Files.size(file));
    }

    private static void add(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
