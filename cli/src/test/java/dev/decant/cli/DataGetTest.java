package dev.decant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.runtime.fixture.PluginFolders;
import dev.decant.runtime.fixture.ToyPlugin;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom {@code data get} asks. */
final class DataGetTest {
    private static final String CATALOGUE = """

            datasets.toys {
              title = Toys, version = "1.0", licence { name = Free, url = "http://localhost/free" }
              page = "http://localhost/", source = "http://localhost:1/", checksums = SHA256SUMS.txt, size = small
              files = [{ file = toys.zip }]
            }
            """;

    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> questions = new ArrayList<>();

    /** As on Windows, where the launcher measures no terminal. */
    @Test
    void aUserIsAskedWhereverAllElseGoes() {
        assertThat(run(Optional.of(this::no))).isEqualTo(ExitCode.FAILED);
        assertThat(questions).containsExactly("Do you accept the licence Free? [y/N] ");
        assertThat(text()).contains("the licence was not accepted; nothing was fetched");
    }

    @Test
    void withoutAUserTheOptionIsNamed() {
        assertThat(run(Optional.empty())).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(text()).contains("say --accept-licence, or answer on a terminal");
    }

    private String no(String question) {
        questions.add(question);
        return "no";
    }

    private int run(Optional<Console.User> user) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Console console = new Console(stream, stream, OptionalInt.empty(), OptionalInt.empty(), user);
        PluginFolders plugins = new PluginFolders(folder.resolve("plugins"))
                .add("toys", ToyPlugin.class.getName(), ToyPlugin.REFERENCE + CATALOGUE);
        return Decant.run(
                console,
                plugins,
                "data",
                "get",
                "toys",
                "--to",
                folder.resolve("to").toString());
    }

    private String text() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
