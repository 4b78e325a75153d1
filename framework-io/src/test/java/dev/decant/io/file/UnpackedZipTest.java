package dev.decant.io.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.DataException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedZipTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void writesEveryFileButHiddenOnes() throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("set/a.hea", bytes("one"));
        files.put("set/deep/b.mat", bytes("two"));
        files.put("set/._a.hea", bytes("left by an archiver"));
        files.put("__MACOSX/set/a.hea", bytes("left by another"));
        Path into = Files.createDirectory(folder.resolve("into"));

        assertThat(UnpackedZip.into(zip(files), into))
                .containsExactly(
                        new UnpackedFile("set/a.hea", 3, 0x7a6c86f1L),
                        new UnpackedFile("set/deep/b.mat", 3, 0x11ca8a66L));

        assertThat(into.resolve("set/a.hea")).hasContent("one");
        assertThat(into.resolve("set/deep/b.mat")).hasContent("two");
        try (var all = Files.walk(into)) {
            assertThat(all.filter(Files::isRegularFile)).hasSize(2);
        }
    }

    @Test
    void nothingIsWrittenOutsideOfTheFolder() throws Exception {
        for (String name : new String[] {"../out.txt", "a/../../out.txt", "/out.txt", "..\\out.txt", "C:out.txt"}) {
            Path into = Files.createTempDirectory(folder, "into");
            Path zip = zip(Map.of(name, bytes("x")));
            assertThatThrownBy(() -> UnpackedZip.into(zip, into))
                    .as(name)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("expected names within the zip");
            assertThat(into).isEmptyDirectory();
        }
        assertThat(folder.resolve("out.txt")).doesNotExist();
    }

    @Test
    void aBombIsRefusedBeforeAnythingIsWritten() throws Exception {
        Path into = Files.createDirectory(folder.resolve("into"));
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < 8; i++) {
            files.put("zeros" + i, new byte[8 << 20]);
        }
        Path zip = zip(files);

        assertThatThrownBy(() -> UnpackedZip.into(zip, into))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("claims " + (8L * (8 << 20)) + " bytes");
        assertThat(into).isEmptyDirectory();
    }

    @Test
    void whatIsThereIsNotReplacedAndDamageIsNamed() throws Exception {
        Path into = Files.createDirectory(folder.resolve("into"));
        Files.writeString(into.resolve("a.txt"), "mine");
        assertThatThrownBy(() -> UnpackedZip.into(zip(Map.of("a.txt", bytes("theirs"))), into))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is there already");
        assertThat(into.resolve("a.txt")).hasContent("mine");

        Path damaged = zip(Map.of("b.txt", bytes("some text that is not packed any smaller")));
        byte[] content = Files.readAllBytes(damaged);
        content[45] ^= 0x10; // within the packed bytes
        Files.write(damaged, content);
        assertThatThrownBy(() -> UnpackedZip.into(damaged, into))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("b.txt is damaged");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Path zip(Map<String, byte[]> files) throws IOException {
        Path zip = Files.createTempFile(folder, "made", ".zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream packed = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                packed.putNextEntry(new ZipEntry(file.getKey()));
                packed.write(file.getValue());
                packed.closeEntry();
            }
        }
        return zip;
    }
}
