package dev.decant.study.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputFolderTest {
    @TempDir
    Path folder;

    @Test
    void aNewFolderAppearsWithEverythingInIt() throws IOException {
        Path out = folder.resolve("a/b");
        OutputFolder.write(out, written -> {
            fill(written);
            assertThat(out).doesNotExist();
        });
        assertFilled(out);
        assertThat(names(folder.resolve("a"))).containsExactly("b");
    }

    /** A link, or a place where something is mounted, cannot be replaced by a folder. */
    @Test
    void aFolderThatIsThereIsFilled() throws IOException {
        Path target = Files.createDirectory(folder.resolve("target"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        OutputFolder.write(link, OutputFolderTest::fill);
        assertThat(link).isSymbolicLink();
        assertFilled(target);
    }

    @Test
    void whatAKilledCommandBeganIsNotInTheWay() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        Files.createDirectory(out.resolve(".out.1-2-3.unfinished"));
        Files.createFile(out.resolve(".out.1-2-3.unfinished.lock"));
        OutputFolder.write(out, OutputFolderTest::fill);
        assertFilled(out);
    }

    @Test
    void nothingIsLeftOfWhatFailsAndNothingIsMixed() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        assertThatThrownBy(() -> OutputFolder.write(out, written -> {
                    fill(written);
                    throw new IOException("the disk is full");
                }))
                .hasMessage("the disk is full");
        assertThat(names(out)).isEmpty();
        Files.writeString(out.resolve("mine"), "");
        assertThatThrownBy(() -> OutputFolder.write(out, OutputFolderTest::fill))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("is not empty");
    }

    private static void fill(Path written) throws IOException {
        Files.writeString(Files.createDirectory(written.resolve("in")).resolve("file"), "text");
        Files.writeString(written.resolve("file"), "text");
    }

    private static void assertFilled(Path out) throws IOException {
        assertThat(names(out)).containsExactly("file", "in");
        assertThat(out.resolve("in/file")).hasContent("text");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
