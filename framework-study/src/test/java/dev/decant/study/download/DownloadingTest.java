package dev.decant.study.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.decant.study.request.InvalidRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DownloadingTest extends ServedToys {
    @Test
    void aFileIsFetchedAndIsWhatWasPublished() throws Exception {
        server.add("long.dat", LONG).add(LIST, sha256(LONG) + "  ./long.dat\n");

        Downloaded downloaded = download("long");

        assertThat(Files.readAllBytes(target.resolve("long.dat"))).isEqualTo(LONG);
        assertThat(downloaded.fetched()).isEqualTo(1);
        assertThat(downloaded.verified()).isEqualTo("the SHA-256 in " + server.address() + LIST);
        assertThat(target.resolve("SOURCE.txt"))
                .content()
                .contains("Toys, version 1.0", "Free", server.address().toString());
        assertThat(names(target)).containsExactly("SOURCE.txt", "long.dat");

        server.requests.clear();
        assertThat(download("long").present()).isEqualTo(1);
        assertThat(server.requests).containsExactly(LIST);
    }

    @Test
    void aTransferThatBreaksGoesOnWhereItBroke() throws Exception {
        server.add("long.dat", LONG).add(LIST, sha256(LONG) + " long.dat");
        server.breakAfter = 1_000_000;
        server.breaks = 2;

        download("long");

        assertThat(Files.readAllBytes(target.resolve("long.dat"))).isEqualTo(LONG);
        assertThat(ranges("long.dat")).hasSize(3);
        assertThat(ranges("long.dat").get(0)).isEqualTo("long.dat");
        assertThat(ranges("long.dat").subList(1, 3)).allMatch(request -> request.matches("long.dat bytes=[1-9]\\d+-"));
    }

    @Test
    void aKilledDownloadGoesOnInTheNextProcess() throws Exception {
        server.add("long.dat", LONG).add(LIST, sha256(LONG) + " long.dat");
        leave(2_000_000, "v1");

        download("long");

        assertThat(Files.readAllBytes(target.resolve("long.dat"))).isEqualTo(LONG);
        assertThat(ranges("long.dat")).containsExactly("long.dat bytes=2000000-");
        assertThat(names(target)).containsExactly("SOURCE.txt", "long.dat");
    }

    @Test
    void aPartThatIsWholeIsNotFetchedAgain() throws Exception {
        server.add("long.dat", LONG).add(LIST, sha256(LONG) + " long.dat");
        leave(LONG.length, "v1");
        download("long");
        assertThat(ranges("long.dat")).containsExactly("long.dat bytes=3000000-");
        assertThat(Files.readAllBytes(target.resolve("long.dat"))).isEqualTo(LONG);
    }

    @Test
    void aPartOfAnotherVersionIsNotGoneOnWith() throws Exception {
        server.add("long.dat", LONG).add(LIST, sha256(LONG) + " long.dat");
        leave(2_000_000, "v0");
        Files.write(target.resolve("long.dat.part"), new byte[2_000_000]);

        download("long");

        assertThat(Files.readAllBytes(target.resolve("long.dat"))).isEqualTo(LONG);
    }

    @Test
    void aDamagedPartCostsOneTransferMore() throws Exception {
        server.add("long.dat", LONG).add(LIST, sha256(LONG) + " long.dat");
        leave(2_000_000, "v1");
        Files.write(target.resolve("long.dat.part"), new byte[2_000_000]);

        download("long");

        assertThat(Files.readAllBytes(target.resolve("long.dat"))).isEqualTo(LONG);
        assertThat(ranges("long.dat")).containsExactly("long.dat bytes=2000000-", "long.dat");
    }

    @Test
    void aServerWithoutRangesStartsAnew() throws Exception {
        server.add("long.dat", LONG).add(LIST, sha256(LONG) + " long.dat");
        server.ranges = false;
        leave(2_000_000, "v1");
        download("long");
        assertThat(Files.readAllBytes(target.resolve("long.dat"))).isEqualTo(LONG);
    }

    @Test
    void withoutAVersionNothingIsAppended() throws Exception {
        server.add("long.dat", LONG).add(LIST, sha256(LONG) + " long.dat");
        server.tags = false;
        server.breakAfter = 1_000_000;
        server.breaks = 1;
        download("long");
        assertThat(Files.readAllBytes(target.resolve("long.dat"))).isEqualTo(LONG);
        assertThat(ranges("long.dat")).containsExactly("long.dat", "long.dat");
    }

    @Test
    void whatKeepsBreakingFailsAndKeepsWhatCame() throws Exception {
        server.add("long.dat", LONG).add(LIST, sha256(LONG) + " long.dat");
        server.ranges = false;
        assertThatThrownBy(() -> downloading.download(request("long"), new DownloadListener() {
                    @Override
                    public void planned(int files) {
                        server.promised = 10;
                    }
                }))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("long.dat")
                .hasMessageContaining("the same command goes on");
        assertThat(target.resolve("long.dat")).doesNotExist();
        assertThat(Files.size(target.resolve("long.dat.part"))).isBetween(1_000_000L, (long) LONG.length);

        server.promised = 0;
        server.ranges = true;
        download("long");
        assertThat(Files.readAllBytes(target.resolve("long.dat"))).isEqualTo(LONG);
    }

    @Test
    void aServerThatFailsForAWhileIsAskedAgain() throws Exception {
        server.add("long.dat", LONG).add(LIST, sha256(LONG) + " long.dat");
        download("long");
        Files.delete(target.resolve("long.dat"));
        server.add("other", "x");
        server.refusal = 503;
        server.refusals = 0;
        downloadAfterList(2);
        assertThat(Files.readAllBytes(target.resolve("long.dat"))).isEqualTo(LONG);
    }

    @Test
    void theListIsAskedForAgainLikeAnyFile() throws Exception {
        server.add("long.dat", LONG).add(LIST, sha256(LONG) + " long.dat\n" + sum("x") + " other.dat\n");
        server.refusal = 503;
        server.refusals = 2;
        download("long");
        assertThat(server.requests).containsExactly(LIST, LIST, LIST, "long.dat");

        server.breakAfter = 100;
        server.breaks = 1;
        assertThat(download("long").present()).isEqualTo(1);

        server.refusals = 4;
        assertThatThrownBy(() -> download("long"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("answers 503");
    }

    @Test
    void whatStallsIsAskedForAgain() throws Exception {
        server.add("long.dat", LONG).add(LIST, sha256(LONG) + " long.dat");
        server.stalls = 2;
        downloading.download(request("long"), new DownloadListener() {
            @Override
            public void planned(int files) {
                server.stalls = 1;
            }
        });
        assertThat(Files.readAllBytes(target.resolve("long.dat"))).isEqualTo(LONG);
        assertThat(server.requests.subList(0, 4)).containsExactly(LIST, LIST, LIST, "long.dat");
        assertThat(ranges("long.dat").get(1)).matches("long.dat bytes=\\d+-");
    }

    @Test
    void theBytesOfAFileAreToldFromItsBeginning() throws Exception {
        server.add("long.dat", LONG).add(LIST, sha256(LONG) + " long.dat");
        assertThat(told()).startsWith(0L).endsWith((long) LONG.length);

        Files.delete(target.resolve("long.dat"));
        leave(2_000_000, "v1");
        assertThat(told()).startsWith(2_000_000L).endsWith((long) LONG.length);
    }

    /** What a listener hears of the bytes of a file. */
    private List<Long> told() throws IOException {
        List<Long> told = new ArrayList<>();
        downloading.download(request("long"), new DownloadListener() {
            @Override
            public void transferring(String file, long bytes, OptionalLong of) {
                told.add(bytes);
            }
        });
        return told;
    }

    /** The list comes, then the server refuses some times. */
    private void downloadAfterList(int refusals) throws IOException {
        downloading.download(request("long"), new DownloadListener() {
            @Override
            public void planned(int files) {
                server.refusals = refusals;
            }
        });
    }

    @Test
    void aWrongChecksumIsRefusedAndDropped() throws Exception {
        server.add("long.dat", LONG).add(LIST, sha256(new byte[3]) + " long.dat");
        assertThatThrownBy(() -> download("long"))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("is not what was published", sha256(LONG), sha256(new byte[3]));
        assertThat(names(target)).isEmpty();
    }

    @Test
    void aPinnedChecksumHoldsWhateverTheListSays() throws Exception {
        byte[] other = bytes(500);
        server.add("long.dat", other).add(LIST, sha256(other) + " long.dat");
        assertThatThrownBy(() -> download("pinned")).hasMessageContaining("is not what was published");

        server.add("long.dat", LONG);
        assertThat(download("pinned").verified()).contains("Decant knows");
    }

    @Test
    void aDamagedFileIsFetchedAgain() throws Exception {
        server.add("long.dat", LONG).add(LIST, sha256(LONG) + " long.dat");
        download("long");
        Files.write(target.resolve("long.dat"), new byte[5]);
        assertThat(download("long").fetched()).isEqualTo(1);
        assertThat(Files.readAllBytes(target.resolve("long.dat"))).isEqualTo(LONG);
        assertThat(notices).anyMatch(line -> line.contains("is fetched again"));
    }

    @Test
    void whatIsMissingAtTheSourceIsSaid() throws Exception {
        assertThatThrownBy(() -> download("long")).hasMessageContainingAll(LIST, "--unverified");
        server.add(LIST, sha256(LONG) + " long.dat");
        assertThatThrownBy(() -> download("long")).hasMessageContainingAll("long.dat: there is no such file (404)");
        server.add(LIST, sha256(LONG) + " another.dat");
        assertThatThrownBy(() -> download("long")).hasMessageContaining("does not list long.dat");
    }

    @Test
    void aWebPageInPlaceOfAFileIsRefused() throws Exception {
        server.add("long.dat", "<html>log in</html>").add(LIST, sha256(LONG) + " long.dat");
        server.types.put("/set/1.0/long.dat", "text/html; charset=utf-8");
        assertThatThrownBy(() -> download("long"))
                .hasMessageContaining("long.dat: a web page came in place of the file");
        assertThat(names(target)).isEmpty();

        server.add(LIST, "<html>not found</html>");
        assertThatThrownBy(() -> download("long")).hasMessageContaining("line 1: '<html>");
    }

    @Test
    void redirectsAreFollowedWithTheRangeThatWasAskedFor() throws Exception {
        server.files.put("/elsewhere/long.dat", LONG);
        server.redirects.put("/set/1.0/long.dat", "/elsewhere/long.dat");
        server.add(LIST, sha256(LONG) + " long.dat");
        leave(1_000_000, "v1");
        download("long");
        assertThat(Files.readAllBytes(target.resolve("long.dat"))).isEqualTo(LONG);
        assertThat(server.requests).contains("/elsewhere/long.dat bytes=1000000-");
    }

    @Test
    void aTreeIsTheFilesOfTheListBelowItsFolder() throws Exception {
        server.add("training/a/p1.psv", "one").add("training/a/p2.psv", "two").add("LICENSE.txt", "free");
        server.add(
                LIST,
                sum("one") + " training/a/p1.psv\n" + sum("two") + " training/a/p2.psv\n" + sum("x")
                        + " training/index.html\n" + sum("x") + " other/p3.psv\n" + sum("free") + " LICENSE.txt\n");

        Downloaded downloaded = download("tree");

        assertThat(downloaded.fetched()).isEqualTo(3);
        assertThat(target.resolve("a/p1.psv")).hasContent("one");
        assertThat(target.resolve("a/p2.psv")).hasContent("two");
        assertThat(target.resolve("LICENSE.txt")).hasContent("free");
        try (var all = Files.walk(target)) {
            assertThat(all.filter(Files::isRegularFile)).hasSize(4);
        }
    }

    @Test
    void aPathThatLeadsOutOfTheFolderIsRefused() {
        for (String path : List.of("training/../../p.psv", "training//p.psv", "training/a\\p.psv", "training/.p.psv")) {
            server.add(LIST, sum("x") + " " + path + "\n");
            assertThatThrownBy(() -> download("tree"))
                    .as(path)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("expected a file below the folder");
        }
    }

    @Test
    void withoutChecksumsTheFoldersPagesSayWhatThereIsIfThatIsAskedFor() throws Exception {
        server.add("training/", "<a href=\"../\">up</a><a href='a/'>a/</a><a href=\"http://else.where/p9.psv\">no</a>");
        server.add(
                "training/a/",
                "<A HREF=\"p1.psv\">p1</A> <a class=x href=\"/set/1.0/training/a/p2.psv?download\">p2</a>");
        server.types.put("/set/1.0/training/", "text/html");
        server.types.put("/set/1.0/training/a/", "text/html");
        server.add("training/a/p1.psv", "one").add("training/a/p2.psv", "two");
        assertThatThrownBy(() -> download("tree")).hasMessageContaining("--unverified");
        server.breakAfter = 60; // a page
        server.breaks = 2;

        Downloaded downloaded = downloading.download(
                new DownloadRequest("tree", target, Optional.of(server.address()), true, 2), listener());

        assertThat(target.resolve("a/p1.psv")).hasContent("one");
        assertThat(target.resolve("a/p2.psv")).hasContent("two");
        assertThat(downloaded.verified()).contains("nothing but their lengths");
        assertThat(server.breaks).as("each page broke once").isNegative();
        assertThat(notices).anyMatch(line -> line.contains("LICENSE.txt") && line.contains("not needed"));
        assertThat(downloaded.fetched()).isEqualTo(2);
        assertThat(downloaded.present()).isZero();
        assertThat(downloaded.missing()).isEqualTo(1);
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        server.add("long.dat", LONG).add(LIST, sha256(LONG) + " long.dat");
        Files.createDirectories(target.resolve("long.dat.part/in-the-way"));
        assertThatThrownBy(() -> download("long"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("long.dat cannot be written");

        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> downloading.download(
                        new DownloadRequest("long", file, Optional.of(server.address()), false, 1), listener()))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("is not a folder");

        Path closed = Files.createDirectory(folder.resolve("closed"));
        assumeTrue(
                closed.toFile().setWritable(false) && !Files.isWritable(closed), "skipped: nothing is denied to root");
        assertThatThrownBy(() -> downloading.download(
                        new DownloadRequest("long", closed.resolve("in"), Optional.of(server.address()), false, 1),
                        listener()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be written: access is denied");
    }

    @Test
    void namesAndAddressesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> downloading.find("lnog"))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContainingAll("long, packed", "did you mean long?");
        for (String address : List.of("file:///folder/x", "ftp://host/x", "http:///x", "http://host/x?y=1")) {
            assertThatThrownBy(() -> downloading.download(
                            new DownloadRequest("long", target, Optional.of(URI.create(address)), false, 1),
                            listener()))
                    .as(address)
                    .isInstanceOf(InvalidRequest.class);
        }
        assertThatThrownBy(() -> downloading.download(
                        new DownloadRequest("long", target, Optional.of(URI.create("http://localhost:1/x/")), false, 1),
                        listener()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be reached");
    }

    /** What a process that was killed leaves. */
    private void leave(int bytes, String version) throws IOException {
        Files.createDirectories(target);
        Files.write(target.resolve("long.dat.part"), Arrays.copyOf(LONG, bytes));
        Files.writeString(target.resolve("long.dat.part.from"), server.address() + "long.dat\n\"" + version + "\"\n");
    }

    private List<String> ranges(String file) {
        return server.requests.stream()
                .filter(request -> request.startsWith(file))
                .toList();
    }
}
