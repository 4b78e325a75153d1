package dev.decant.study.download;

import dev.decant.runtime.fixture.PluginFolders;
import dev.decant.runtime.fixture.ToyPlugin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Toy sets that a server of the test gives, and where they are downloaded to. */
abstract class ServedToys {
    static final String LIST = "SHA256SUMS.txt";
    static final byte[] LONG = bytes(3_000_000);

    @TempDir
    Path folder = Path.of("");

    FileServer server;
    Path target = Path.of("");
    Downloading downloading;
    final List<String> notices = new ArrayList<>();

    @BeforeEach
    void serve() throws IOException {
        server = new FileServer();
        target = folder.resolve("target");
        downloading = new Downloading(
                new PluginFolders(folder.resolve("plugins"))
                        .add("toys", ToyPlugin.class.getName(), ToyPlugin.REFERENCE + catalogue())
                        .discover(),
                Duration.ofMillis(5),
                Duration.ofMillis(500));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String catalogue() {
        return """

                datasets {
                  long = ${datasets.common} { files = [{ file = long.dat }] }
                  tree = ${datasets.common} { files = [{ folder = training, endings = [.psv] }, { file = LICENSE.txt, optional = true }] }
                  packed = ${datasets.common} { files = [{ file = deep/records.zip, unpack = true }] }
                  pinned = ${datasets.common} { files = [{ file = long.dat, sha256 = %s }] }
                  common {
                    title = Toys, version = "1.0", licence { name = Free, url = "http://localhost/free" }
                    page = "http://localhost/", source = "http://localhost:1/", checksums = SHA256SUMS.txt, size = small, files = []
                  }
                }
                """.formatted(sha256(LONG));
    }

    Downloaded download(String name) throws IOException {
        return downloading.download(request(name), listener());
    }

    DownloadRequest request(String name) {
        return new DownloadRequest(name, target, Optional.of(server.address()), false, 2);
    }

    DownloadListener listener() {
        return new DownloadListener() {
            @Override
            public void notice(String line) {
                notices.add(line);
            }
        };
    }

    static List<String> names(Path of) throws IOException {
        try (var files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    static String sum(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
