package dev.decant.runtime.teaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeacherFileTest {
    private static final RecordRows ROWS = RecordRows.of(3, position -> 2 * (position + 1));

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenInAnyOrderIsRead() throws IOException {
        Path path = written();
        try (TeacherFile file = TeacherFile.open(path, ROWS)) {
            float[] into = new float[7];
            file.read(1, into, 2);
            assertThat(into).containsExactly(0, 0, 10, 11, 12, 13, 0);
            file.read(0, into, 0);
            assertThat(into).startsWith(0, 1, 10);
        }
    }

    @Test
    void nothingIsLeftOfAFileThatIsNotPublished() throws IOException {
        try (TeacherFile.Writer writer = new TeacherFile.Writer(folder.resolve("half"), ROWS)) {
            writer.write(0, new float[2], 0);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void everyDamagedByteIsNoticed() throws IOException {
        Path path = written();
        byte[] whole = Files.readAllBytes(path);
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 4;
            Files.write(path, damaged);
            assertThatThrownBy(() -> readAll(path)).as("byte %d", i).isInstanceOf(IOException.class);
        }
        Files.write(path, java.util.Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(() -> readAll(path)).isInstanceOf(IOException.class).hasMessageContaining("bytes in place");
    }

    private static void readAll(Path path) throws IOException {
        try (TeacherFile file = TeacherFile.open(path, ROWS)) {
            for (int position = 0; position < 3; position++) {
                file.read(position, new float[ROWS.length(position)], 0);
            }
        }
    }

    /** Record p has the values 10 p, 10 p + 1, ... */
    private Path written() throws IOException {
        Path path = folder.resolve("file");
        try (TeacherFile.Writer writer = new TeacherFile.Writer(path, ROWS)) {
            for (int position : new int[] {2, 0, 1}) {
                float[] values = new float[1 + ROWS.length(position)];
                for (int i = 0; i < ROWS.length(position); i++) {
                    values[1 + i] = 10 * position + i;
                }
                writer.write(position, values, 1);
            }
            writer.publish();
        }
        return path;
    }
}
