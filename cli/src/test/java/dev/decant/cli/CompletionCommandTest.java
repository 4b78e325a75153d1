package dev.decant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a shell completes after it has read the script. */
final class CompletionCommandTest {
    private static final Path BASH = Path.of("/bin/bash");

    @TempDir
    private Path folder = Path.of("");

    private Path script = Path.of("");

    @BeforeEach
    void write() throws IOException {
        assumeThat(BASH).exists();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertThat(Decant.run(new Console(stream, stream), "completion")).isZero();
        script = Files.write(folder.resolve("decant.bash"), out.toByteArray());
    }

    @Test
    void commands() throws Exception {
        assertThat(completed("decant", "comp")).containsExactlyInAnyOrder("compare", "completion");
        assertThat(completed("decant", "compa")).containsExactly("compare");
        assertThat(completed("decant", "refer")).as("hidden").isEmpty();
    }

    @Test
    void options() throws Exception {
        assertThat(completed("decant", "compare", "--jo")).containsExactly("--jobs");
        assertThat(completed("decant", "validate", "--")).contains("--quick", "--deep", "--json", "--help");
        assertThat(completed("decant", "bench", "--ser")).as("hidden").isEmpty();
    }

    @Test
    void valuesOfAnOption() throws Exception {
        assertThat(completed("decant", "new-plugin", "--kind", "str")).containsExactly("strategy");
    }

    /** As bash asks: the words of the line, the last of which is to be completed. */
    private List<String> completed(String... words) throws Exception {
        String ask = "shopt -s progcomp; source '" + script + "'; COMP_WORDS=(" + String.join(" ", words)
                + "); COMP_CWORD=" + (words.length - 1) + "; COMP_LINE='" + String.join(" ", words)
                + "'; COMP_POINT=${#COMP_LINE}; \"$(complete -p decant | sed 's/.*-F \\([^ ]*\\).*/\\1/')\";"
                + " printf '%s\\n' \"${COMPREPLY[@]}\"";
        Process bash = new ProcessBuilder(BASH.toString(), "--norc", "-c", ask)
                .redirectError(
                        ProcessBuilder.Redirect.DISCARD) // that completion options are set without a line to complete
                .start();
        String text = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(text).isZero();
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
