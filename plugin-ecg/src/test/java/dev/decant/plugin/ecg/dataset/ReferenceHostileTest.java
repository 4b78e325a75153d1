package dev.decant.plugin.ecg.dataset;

import dev.decant.api.data.RecordLimits;
import dev.decant.api.data.Workspace;
import dev.decant.plugin.ecg.cinc2017.Cinc2017Config;
import dev.decant.plugin.ecg.cinc2017.Cinc2017Source;
import dev.decant.plugin.ecg.signal.Normalise;
import dev.decant.plugin.ecg.wfdb.RecordWriter;
import dev.decant.plugin.ecg.wfdb.Recording;
import dev.decant.testkit.HostileInputTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zips of records with their labels, read as {@code train} reads them; what is hostile is the zip. */
class ReferenceHostileTest extends HostileInputTest {
    @Override
    protected List<byte[]> sound() throws IOException {
        return List.of(zip(9), zip(0));
    }

    private static byte[] zip(int level) throws IOException {
        Path records = Files.createTempDirectory("records");
        for (String name : List.of("A1", "A2")) {
            float[][] signal = {{.1f, .2f, -.3f, .4f}};
            RecordWriter.write(records, new Recording(name, 300, List.of("ECG"), signal, 0), List.of("Dx: 1"));
        }
        Files.writeString(records.resolve("REFERENCE.csv"), "A1,N\nA2,A\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes);
                Stream<Path> files = Files.list(records)) {
            out.setLevel(level);
            for (Path file : files.sorted().toList()) {
                out.putNextEntry(new ZipEntry("training/" + file.getFileName()));
                out.write(Files.readAllBytes(file));
            }
        }
        return bytes.toByteArray();
    }

    @Override
    protected List<String> words() {
        return List.of("PK\u0001\u0002", "PK\u0003\u0004", "PK\u0005\u0006", "../", "A1.hea", "REFERENCE-v2.csv");
    }

    @Override
    protected void read(byte[] file) throws IOException {
        Path zip = onDisk("set.zip", file);
        Cinc2017Config config = new Cinc2017Config(List.of(zip), 200, Duration.ofSeconds(1), Normalise.Z_SCORE);
        try (var set =
                new Cinc2017Source().open(config, new Workspace(zip.resolveSibling("")), new RecordLimits(1_000_000))) {
            set.fingerprint();
            set.records().forEach(info -> {
                set.check(info);
                set.read(info);
            });
        }
    }

    @Override
    protected int files() {
        return 500;
    }
}
