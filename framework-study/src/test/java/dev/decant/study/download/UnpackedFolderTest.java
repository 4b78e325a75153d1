package dev.decant.study.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Zips that become folders. */
class UnpackedFolderTest extends ServedToys {
    @Test
    void aZipBecomesAFolderOnce() throws Exception {
        publish(Map.of("records/r1.hea", "one", "records/REFERENCE.csv", "r1,N"));

        download("packed");

        assertThat(target.resolve("records/r1.hea")).hasContent("one");
        assertThat(target.resolve("records/REFERENCE.csv")).hasContent("r1,N");
        assertThat(target.resolve("records.zip")).doesNotExist();
        server.requests.clear();
        assertThat(download("packed").fetched()).isZero();
        assertThat(server.requests).containsExactly(LIST);
    }

    @Test
    void aZipBesideItsFolderIsDeleted() throws Exception {
        byte[] zip = publish(Map.of("records/r1.hea", "one"));
        download("packed");
        Files.write(target.resolve("records.zip"), zip); // killed before it was deleted, or put back

        assertThat(download("packed").present()).isEqualTo(1);

        assertThat(target.resolve("records.zip")).doesNotExist();
        assertThat(target.resolve("records/r1.hea")).hasContent("one");
    }

    @Test
    void aFolderInTheWayIsNamedBeforeAnythingIsFetched() throws Exception {
        publish(Map.of("records/r1.hea", "one"));
        Files.createDirectories(target.resolve("records"));
        assertThatThrownBy(() -> download("packed"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("records is in the way of");
        assertThat(server.requests).containsExactly(LIST);
    }

    @Test
    void whatIsMissingOrDamagedInAFolderIsNamedAndFetchedAgain() throws Exception {
        publish(Map.of("set/r1.hea", "one", "set/in/r2.hea", "two", "set/r3.hea", "three", "set/r4.hea", "four"));
        download("packed");
        Path records = target.resolve("records");
        Files.delete(records.resolve("in/r2.hea"));
        Files.writeString(records.resolve("r3.hea"), "th");
        Files.writeString(records.resolve("r4.hea"), "fuor");
        Files.writeString(records.resolve("mine.txt"), "kept");

        assertThat(download("packed").fetched()).isEqualTo(1);

        assertThat(notices)
                .filteredOn(line -> line.contains("missing or damaged"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("r2.hea", "r3.hea", "r4.hea", "records.zip is fetched again")
                        .doesNotContain("r1.hea"));
        assertThat(records.resolve("in/r2.hea")).hasContent("two");
        assertThat(records.resolve("r3.hea")).hasContent("three");
        assertThat(records.resolve("r4.hea")).hasContent("four");
        assertThat(records.resolve("mine.txt")).hasContent("kept");
        assertThat(names(target)).containsExactly("SOURCE.txt", "records");
        assertThat(download("packed").present()).isEqualTo(1);
    }

    @Test
    void aFolderOfAnEarlierVersionIsTakenAsItIsAndThatIsSaid() throws Exception {
        byte[] zip = publish(Map.of("records/r1.hea", "one"));
        Files.createDirectories(target.resolve("records"));
        Files.writeString(target.resolve("records/.unpacked-from"), sha256(zip) + "\n");

        assertThat(download("packed").present()).isEqualTo(1);

        assertThat(server.requests).containsExactly(LIST);
        assertThat(notices).anyMatch(line -> line.contains("earlier version"));

        Files.writeString(target.resolve("records/.unpacked-from"), sha256(zip) + "\nno file\n");
        assertThatThrownBy(() -> download("packed")).hasMessageContaining("in the way");
    }

    @Test
    void aZipThatLeadsOutIsNotUnpacked() throws Exception {
        publish(Map.of("../../out.txt", "x"));
        assertThatThrownBy(() -> download("packed"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("expected names within the zip");
        assertThat(folder.resolve("out.txt")).doesNotExist();
        assertThat(target.resolve("records")).doesNotExist();
    }

    private byte[] publish(Map<String, String> files) throws IOException {
        byte[] zip = zip(files);
        server.add("deep/records.zip", zip).add(LIST, sha256(zip) + " deep/records.zip");
        return zip;
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
