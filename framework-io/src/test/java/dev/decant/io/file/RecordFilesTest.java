package dev.decant.io.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.DataException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFilesTest {
    private static final Map<String, String> CONTENT =
            new TreeMap<>(Map.of("a.hea", "header a", "a.mat", "signal a", "b.hea", "header b", "b.mat", "signal b"));

    @TempDir
    private Path directory;

    private Path folder(String name, Map<String, String> content) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(name));
        for (Map.Entry<String, String> file : content.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        return folder;
    }

    private Path zip(String name, String prefix, Map<String, String> content) throws IOException {
        Path zip = directory.resolve(name);
        Files.createDirectories(zip.getParent());
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Map.Entry<String, String> file : content.entrySet()) {
                out.putNextEntry(new ZipEntry(prefix + file.getKey()));
                out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return zip;
    }

    private static RecordFiles open(Path... roots) {
        return RecordFiles.open(List.of(roots), name -> name.endsWith(".hea") || name.endsWith(".mat"));
    }

    private static String fingerprint(Path... roots) {
        try (RecordFiles files = open(roots)) {
            assertThat(files.files()).extracting(StoredFile::name).containsExactlyElementsOf(CONTENT.keySet());
            return files.fingerprint();
        }
    }

    @Test
    void filesOfOtherNamesAreFoundBesideAndTakenInWhenAsked() throws IOException {
        Map<String, String> content = new TreeMap<>(CONTENT);
        content.put("a.d0", "more");
        content.put("B.XYZ", "capital");
        content.put(".a.d0", "hidden");
        String without = fingerprint(folder("flat", CONTENT));
        for (Path root : List.of(folder("more", content), zip("more.zip", "in/", content))) {
            assertThat(fingerprint(root)).isEqualTo(without);
            try (RecordFiles files = open(root)) {
                StoredFile header = files.files().get(0);
                StoredFile more = files.beside(header, "a.d0").orElseThrow();
                assertThat(more.read()).asString().isEqualTo("more");
                assertThat(files.beside(header, "b.xyz")).map(StoredFile::name).contains("B.XYZ");
                assertThat(files.beside(header, ".a.d0")).isEmpty();
                files.include(List.of(more, header));
                assertThat(files.files())
                        .extracting(StoredFile::name)
                        .containsExactly("a.d0", "a.hea", "a.mat", "b.hea", "b.mat");
                assertThat(files.fingerprint()).isNotEqualTo(without);
            }
        }
    }

    @Test
    void singleFilesAreASetAndWhatStandsBesideThemIsFound() throws IOException {
        Path folder = folder("root", CONTENT);
        Files.writeString(folder.resolve(".b.d0"), "hidden");
        Path zip = zip("b.zip", "", Map.of("b.hea", "header b", "b.mat", "signal b"));
        try (RecordFiles files = open(folder.resolve("a.hea"), zip)) {
            assertThat(files.files()).extracting(StoredFile::name).containsExactly("a.hea", "b.hea", "b.mat");
            StoredFile header = files.files().get(0);
            assertThat(header.read()).asString().isEqualTo("header a");
            assertThat(files.beside(header, "a.mat").orElseThrow().read())
                    .asString()
                    .isEqualTo("signal a");
            assertThat(files.beside(header, ".b.d0")).isEmpty();
            files.include(List.of(files.beside(header, "a.mat").orElseThrow()));
            assertThat(files.fingerprint()).isEqualTo(fingerprint(folder));
        }
        Path[] each = CONTENT.keySet().stream().map(folder::resolve).toArray(Path[]::new);
        assertThat(fingerprint(each)).isEqualTo(fingerprint(folder));
        // A file that its folder holds too is one file.
        try (RecordFiles files = open(folder, folder.resolve("a.hea"))) {
            assertThat(files.files()).hasSize(4);
        }
    }

    @Test
    void aFileOfAnotherKindIsRefused() throws IOException {
        Path notes = Files.writeString(directory.resolve("notes.docx"), "text");
        assertThatThrownBy(() -> open(notes))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(
                        notes + " is neither a folder nor a readable zip, nor a file of a kind that is read here");
        assertThatThrownBy(() -> open(directory.resolve("nothing.hea")))
                .isInstanceOf(DataException.class)
                .hasMessage(directory.resolve("nothing.hea")
                        + " does not exist; expected a folder, a zip or a file of recordings");
    }

    @Test
    void aFileIsFoundInAFolderBesideAndNowhereElse() throws IOException {
        folder("root", Map.of("a.hea", "header"));
        folder("root/sub", Map.of("a.d0", "signal"));
        folder("other", Map.of("a.d0", "foreign"));
        try (RecordFiles files = open(directory.resolve("root"))) {
            StoredFile header = files.files().get(0);
            assertThat(files.beside(header, "sub", "a.d0")).isPresent();
            assertThat(files.beside(header, "a.d0")).isEmpty();
            assertThat(files.beside(header, "../other", "a.d0")).isEmpty();
        }
    }

    @Test
    void theSameFilesHaveTheSameFingerprintWhereverTheyLie() throws IOException {
        String folder = fingerprint(folder("flat", CONTENT));
        folder("deep/training", CONTENT);
        assertThat(fingerprint(directory.resolve("deep"))).isEqualTo(folder);
        assertThat(fingerprint(zip("flat.zip", "", CONTENT))).isEqualTo(folder);
        assertThat(fingerprint(zip("deep.zip", "training/", CONTENT))).isEqualTo(folder);
        zip("holder/inner.ZIP", "", CONTENT);
        assertThat(fingerprint(directory.resolve("holder"))).isEqualTo(folder);
        Path one = folder("one", Map.of("a.hea", "header a", "a.mat", "signal a"));
        Path two = zip("two.zip", "x/", Map.of("b.hea", "header b", "b.mat", "signal b"));
        assertThat(fingerprint(one, two)).isEqualTo(folder);
        assertThat(fingerprint(two, one)).isEqualTo(folder);
    }

    @Test
    void anyOtherContentHasAnotherFingerprint() throws IOException {
        String original = fingerprint(folder("original", CONTENT));
        Map<String, String> changed = new TreeMap<>(CONTENT);
        changed.put("b.mat", "signal B");
        assertThat(fingerprint(folder("changed", changed))).isNotEqualTo(original);
        Map<String, String> swapped = new TreeMap<>(CONTENT);
        swapped.put("a.mat", "signal b");
        swapped.put("b.mat", "signal a");
        assertThat(fingerprint(folder("swapped", swapped))).isNotEqualTo(original);
    }

    @Test
    void findsOnlyWhatStandsBesideAFile() throws IOException {
        folder("set/x", Map.of("a.hea", "header", "a.mat", "signal of x"));
        folder("set/y", Map.of("b.hea", "header", "b.mat", "signal of y"));
        try (RecordFiles files = open(directory.resolve("set"))) {
            StoredFile header = files.files().get(0);
            assertThat(files.beside(header, "a.mat"))
                    .get()
                    .extracting(file -> new String(file.read(), StandardCharsets.UTF_8))
                    .isEqualTo("signal of x");
            assertThat(files.beside(header, "b.mat")).isEmpty();
        }
    }

    @Test
    void aZipIsReadByManyThreadsAtATime() throws IOException {
        Map<String, String> many = new TreeMap<>();
        IntStream.range(0, 400).forEach(i -> many.put("f" + i + ".mat", ("content " + i + " ").repeat(200)));
        try (RecordFiles files = open(zip("many.zip", "", many))) {
            IntStream.range(0, 4000).parallel().forEach(i -> {
                StoredFile file = files.files().get(i % 400);
                assertThat(new String(file.read(), StandardCharsets.UTF_8)).isEqualTo(many.get(file.name()));
            });
        }
    }

    @Test
    void refusesWhatIsNotThereOrNotAZip() throws IOException {
        Path missing = directory.resolve("missing");
        assertThatThrownBy(() -> open(missing))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("does not exist");
        Path text = Files.writeString(directory.resolve("text.zip"), "no zip");
        assertThatThrownBy(() -> open(text))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("neither a folder nor a readable zip");
    }

    @Test
    void linksAreFollowedWithinTheFolderAlone() throws IOException {
        Path root = folder("root", Map.of("a.hea", "header"));
        Files.createSymbolicLink(root.resolve("b.hea"), root.resolve("a.hea"));
        Files.createSymbolicLink(root.resolve("nothing.hea"), root.resolve("gone.hea"));
        folder("root/sub", Map.of("c.hea", "header"));
        Files.createSymbolicLink(root.resolve("again"), root.resolve("sub"));
        try (RecordFiles files = open(root)) {
            assertThat(files.files()).extracting(StoredFile::name).containsExactly("a.hea", "b.hea", "c.hea", "c.hea");
        }
        Path linked = Files.createSymbolicLink(directory.resolve("linked"), root);
        try (RecordFiles files = open(linked)) {
            assertThat(files.files()).as("a root may be a link").hasSize(4);
        }
        Path outside = folder("outside", Map.of("d.hea", "header"));
        Path file = Files.createSymbolicLink(root.resolve("d.hea"), outside.resolve("d.hea"));
        assertThatThrownBy(() -> open(root))
                .isInstanceOf(DataException.class)
                .hasMessage(file + " is a link to " + outside.toRealPath().resolve("d.hea") + ", outside of " + root
                        + "; expected the file itself, or that folder named in path");
        Files.delete(file);
        Path folder = Files.createSymbolicLink(root.resolve("more"), outside);
        assertThatThrownBy(() -> open(root)).hasMessageStartingWith(folder + " is a link to ");
        Files.delete(folder);
        Files.createSymbolicLink(root.resolve(".venv"), outside);
        Files.createSymbolicLink(root.resolve("sub/loop"), root);
        assertThatThrownBy(() -> open(root))
                .hasMessageStartingWith(root + " cannot be listed: ")
                .hasMessageEndingWith("/loop: a link leads back to a folder above it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.hea", "x/../../a.hea", "/etc/a.hea", "C:/a.hea", "..\\a.hea", "a\u0007.hea"})
    void entriesThatLeadOutOfTheZipAreRefused(String name) throws IOException {
        Path zip = zip("set.zip", "", Map.of("b.hea", "header", name, "header"));
        assertThatThrownBy(() -> open(zip))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(zip + " has an entry '")
                .hasMessageEndingWith("; expected names within the zip");
    }

    @Test
    void entriesThatClaimMoreThanTheirBytesCanBecomeAreRefused() throws IOException {
        Path bomb = zip("bomb.zip", "", Map.of("a.mat", "\0".repeat(70 << 20)));
        assertThat(Files.size(bomb)).isLessThan(100_000);
        assertThatThrownBy(() -> open(bomb))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(bomb + ": the entry 'a.mat' claims " + (70 << 20) + " bytes from ");

        Path lie = zip("lie.zip", "", Map.of("a.mat", "signal"));
        byte[] content = Files.readAllBytes(lie);
        int directory = new String(content, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 24, 50_000_000);
        Files.write(lie, content);
        assertThatThrownBy(() -> open(lie)).hasMessageContaining("'a.mat' claims 50000000 bytes from ");
    }

    @Test
    void entriesThatShareTheirBytesAreRefused() throws IOException {
        // One compressed megabyte, named by a thousand entries of the directory.
        byte[] one = Files.readAllBytes(zip("one.zip", "", Map.of("f0000.mat", "\0".repeat(1 << 20))));
        int directory = new String(one, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        int end = new String(one, StandardCharsets.ISO_8859_1).indexOf("PK\u0005\u0006");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(one, 0, directory);
        for (int i = 0; i < 1000; i++) {
            byte[] entry = Arrays.copyOfRange(one, directory, end);
            byte[] name = String.format("f%04d.mat", i).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(name, 0, entry, 46, name.length);
            bytes.writeBytes(entry);
        }
        byte[] closing = Arrays.copyOfRange(one, end, one.length);
        ByteBuffer.wrap(closing)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(8, (short) 1000)
                .putShort(10, (short) 1000)
                .putInt(12, 1000 * (end - directory))
                .putInt(16, directory);
        bytes.writeBytes(closing);
        Path overlapping = Files.write(directory().resolve("overlapping.zip"), bytes.toByteArray());
        assertThatThrownBy(() -> open(overlapping))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(overlapping + " claims 1048576000 bytes in all, more than a zip of ");
    }

    private Path directory() {
        return directory;
    }

    @Test
    void aReasonIsAlwaysGiven() throws IOException {
        Path zip = zip("cut.zip", "", Map.of("a.mat", "a signal that is not so short ".repeat(50)));
        byte[] content = Files.readAllBytes(zip);
        // The entry says that it was stored, not deflated.
        content[8] = 0;
        int directory = new String(content, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        content[directory + 10] = 0;
        Files.write(zip, content);
        try (RecordFiles files = open(zip)) {
            assertThatThrownBy(() -> files.files().get(0).read())
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("a.mat")
                    .message()
                    .doesNotContain("null");
        }
        assertThat(ReadFailure.reason(new EOFException())).isEqualTo("it ends too early");
        assertThat(ReadFailure.reason(new IOException())).isEqualTo("it is damaged (IOException)");
        assertThat(ReadFailure.of(zip, new NoSuchFileException(zip.toString())))
                .isEqualTo(zip + " cannot be read: there is no such file");
    }

    @Test
    void findsDamageInAZip() throws IOException {
        Path zip = directory.resolve("stored.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.setLevel(0);
            out.putNextEntry(new ZipEntry("a.mat"));
            out.write("an undamaged signal".getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
        byte[] content = Files.readAllBytes(zip);
        int at = new String(content, StandardCharsets.ISO_8859_1).indexOf("undamaged");
        content[at] = 'X';
        Files.write(zip, content);
        try (RecordFiles files = open(zip)) {
            assertThatThrownBy(() -> files.files().get(0).read())
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("a.mat is damaged: CRC-32");
        }
    }

    /** Computed by another program: caches and runs are known by it, so it must not change. */
    @Test
    void theFingerprintIsThatOfNamesSizesAndChecksums() throws IOException {
        assertThat(fingerprint(folder("plain", CONTENT)))
                .isEqualTo("ad3533a8ef56ee7722a8fda6d3f5729a188c8d48a711064d101d729bbcf2ed8d");
    }

    @Test
    void whoeverTheyAreOpenedForClosesThemUnlessItFails() throws IOException {
        Path zip = zip("r.zip", "", CONTENT);
        try (RecordFiles files = RecordFiles.open(List.of(zip), name -> true, opened -> opened)) {
            assertThat(files.files().get(0).read())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("header a");
        }
        List<StoredFile> kept = new ArrayList<>();
        assertThatThrownBy(() -> RecordFiles.open(List.of(zip), name -> true, opened -> {
                    kept.addAll(opened.files());
                    throw new DataException("none can be used");
                }))
                .hasMessage("none can be used");
        assertThatThrownBy(() -> kept.get(0).read()).hasMessageContaining("closed");
    }
}
