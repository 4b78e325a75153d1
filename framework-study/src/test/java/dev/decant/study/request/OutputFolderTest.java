package dev.decant.study.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.io.file.Unfinished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
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

    /** Who looks at it sees nothing or everything, for it is another folder that takes its place. */
    @Test
    void anEmptyFolderIsReplaced() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rwx------");
        Files.setPosixFilePermissions(out, permissions);

        OutputFolder.write(out, written -> {
            fill(written);
            assertThat(out).isEmptyDirectory();
            assertThat(names(folder)).as("beside it").hasSize(3);
        });

        assertFilled(out);
        assertThat(Files.getPosixFilePermissions(out)).isEqualTo(permissions);
        assertThat(names(folder)).containsExactly("out");
    }

    /** Killed between the first entry and the second. */
    @Test
    void aLinkThatAKilledCommandHalfFilledIsFilledAnew() throws IOException {
        Path target = Files.createDirectory(folder.resolve("target"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        Files.writeString(Files.createDirectory(target.resolve("in")).resolve("file"), "half");
        Files.writeString(target.resolve(".out.filling"), ".out.1-2-3.unfinished\nin\nfile\n");
        Path rest = Files.createDirectory(target.resolve(".out.1-2-3.unfinished"));
        Files.writeString(rest.resolve("file"), "half");
        Files.createFile(target.resolve(".out.1-2-3.unfinished.lock"));

        OutputFolder.write(link, OutputFolderTest::fill);
        assertFilled(target);
        assertThat(names(target)).containsExactly("file", "in");
    }

    @Test
    void whatAnotherProcessIsFillingIsLeftToIt() throws IOException {
        Path target = Files.createDirectory(folder.resolve("target"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        try (Unfinished other = Unfinished.folder(target, "out")) {
            Files.writeString(target.resolve(".out.filling"), other.path().getFileName() + "\nin\n");
            Files.createDirectory(target.resolve("in"));
            assertThatThrownBy(() -> OutputFolder.write(link, OutputFolderTest::fill))
                    .isInstanceOf(InvalidRequest.class)
                    .hasMessageContaining("another process");
            assertThat(target.resolve("in")).exists();
        }
    }

    @Test
    void aLinkIsFilledWithAListOfItsEntriesMeanwhile() throws IOException {
        Path target = Files.createDirectory(folder.resolve("target"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        assertThatThrownBy(() -> OutputFolder.write(link, written -> {
                    fill(written);
                    Files.createDirectory(target.resolve("in")); // stops the filling
                    Files.writeString(target.resolve("in/file"), "in the way");
                }))
                .isInstanceOf(IOException.class);
        assertThat(target.resolve(".out.filling")).content().contains("in\n", "file\n");
        OutputFolder.write(link, OutputFolderTest::fill);
        assertFilled(target);
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
