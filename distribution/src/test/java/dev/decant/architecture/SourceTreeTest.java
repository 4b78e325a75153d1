package dev.decant.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {
    @TempDir
    private Path folder;

    @Test
    void findsPackagesThatSayNothing() throws IOException {
        write("org/said/package-info.java", "/** What it is for. */\n@NullMarked\npackage org.said;\n");
        write("org/said/Said.java", "");
        write("org/silent/Silent.java", "");
        write("org/empty/package-info.java", "/** */\n@NullMarked\npackage org.empty;\n");
        write("org/half/package-info.java", "/** No end */\n@NullMarked\npackage org.half;\n");
        write("org/nullable/package-info.java", "/** What it is for. */\npackage org.nullable;\n");
        SourceTree sources = new SourceTree(folder);
        assertThat(sources.packagesWithoutSentence())
                .containsExactlyInAnyOrder("org/silent", "org/empty", "org/half", "org/nullable");
        assertThat(sources.types()).containsExactlyInAnyOrder("org.said.Said", "org.silent.Silent");
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
