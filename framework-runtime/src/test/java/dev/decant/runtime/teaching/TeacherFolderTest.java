package dev.decant.runtime.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeacherFolderTest {
    @TempDir
    private Path path;

    @Test
    void whatWasNotUsedForLongestMakesRoom() throws IOException {
        TeacherFolder folder = new TeacherFolder(path, 100);
        Path older = file(folder, "a", 40, 2);
        Path newer = file(folder, "b", 40, 1);
        Path other = Files.write(path.resolve("other"), new byte[200]);

        assertThat(folder.room(20)).isTrue();
        assertThat(older).exists();

        folder.used(older);
        assertThat(folder.room(50)).isTrue();
        assertThat(newer).doesNotExist();
        assertThat(older).exists();
        assertThat(other).exists();
    }

    @Test
    void moreThanTheFolderMayHaveDrivesNothingOut() throws IOException {
        TeacherFolder folder = new TeacherFolder(path.resolve("new"), 100);
        assertThat(folder.room(0)).isTrue();
        Path kept = file(folder, "a", 40, 2);
        assertThat(folder.room(101)).isFalse();
        assertThat(kept).exists();
        assertThat(new TeacherFolder(path, Long.MAX_VALUE).room(Long.MAX_VALUE / 2))
                .isFalse();
    }

    private static Path file(TeacherFolder folder, String key, int bytes, int hoursAgo) throws IOException {
        Path file = Files.write(folder.file(key), new byte[bytes]);
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600L * hoursAgo)));
    }
}
