package dev.decant.io.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnfinishedTest {
    @TempDir
    Path folder;

    @Test
    void aFileReplacesWhatWasThereOnceItIsWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "before");
        try (Unfinished unfinished = Unfinished.file(folder, "a.txt")) {
            unfinished.channel().write(ByteBuffer.wrap("after".getBytes(StandardCharsets.UTF_8)));
            assertThat(file).hasContent("before");
            unfinished.publish(file);
        }
        assertThat(file).hasContent("after");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void whatIsNotPublishedIsRemoved() throws IOException {
        try (Unfinished unfinished = Unfinished.folder(folder, "a")) {
            Files.writeString(Files.createDirectory(unfinished.path().resolve("b")).resolve("c"), "half");
        }
        try (Unfinished unfinished = Unfinished.file(folder, "d")) {
            assertThat(unfinished.path()).isEmptyFile();
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void aFolderTakesThePlaceOfAnEmptyOneAlone() throws IOException {
        Path target = Files.createDirectory(folder.resolve("a"));
        publish(target, "first");
        assertThat(target.resolve("file")).hasContent("first");
        assertThatThrownBy(() -> publish(target, "second")).isInstanceOf(FileSystemException.class);
        assertThat(target.resolve("file")).hasContent("first");
        assertThat(names()).containsExactly("a");
    }

    private void publish(Path target, String content) throws IOException {
        try (Unfinished unfinished = Unfinished.folder(folder, "a")) {
            Files.writeString(unfinished.path().resolve("file"), content);
            unfinished.publish(target);
        }
    }

    @Test
    void severalOfOneNameMayGrowAtATime() throws IOException {
        try (Unfinished first = Unfinished.folder(folder, "a");
                Unfinished second = Unfinished.folder(folder, "a");
                Unfinished file = Unfinished.file(folder, "a")) {
            assertThat(List.of(first.path(), second.path(), file.path()))
                    .doesNotHaveDuplicates()
                    .allSatisfy(path -> assertThat(path).exists());
        }
    }

    /** Another process keeps what it writes while it lives; what it leaves behind when it is killed is removed. */
    @Test
    void whatAKilledProcessLeftIsRemovedByTheNext() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holding.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("holding");
            List<String> held = names();
            assertThat(held).hasSize(4);
            begin();
            assertThat(names()).isEqualTo(held);

            process.destroyForcibly().waitFor();
            assertThat(names()).isEqualTo(held);
            begin();
            assertThat(names()).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    private void begin() throws IOException {
        Unfinished.folder(folder, "a").close();
        Unfinished.file(folder, "b").close();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(path -> !path.equals(folder))
                    .filter(path -> !path.getFileName().toString().equals("file"))
                    .map(path -> folder.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    /** Begins a folder with a file in it and a file, and waits. */
    static final class Holding {
        private Holding() {}

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            Unfinished a = Unfinished.folder(folder, "a");
            Files.writeString(a.path().resolve("half"), "half");
            Unfinished b = Unfinished.file(folder, "b");
            System.out.println("holding");
            Thread.sleep(60_000);
            b.close();
            a.close();
        }
    }
}
