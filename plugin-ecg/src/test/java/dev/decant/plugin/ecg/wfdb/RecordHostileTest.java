package dev.decant.plugin.ecg.wfdb;

import dev.decant.api.data.RecordLimits;
import dev.decant.io.file.RecordFiles;
import dev.decant.io.file.StoredFile;
import dev.decant.testkit.HostileInputTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Headers with their signals, of every format: a file of two parts, of which the first is the header up to a line of dashes and
 * the second the signal file that it names.
 */
class RecordHostileTest extends HostileInputTest {
    private static final byte[] PARTED = "----\n".getBytes(StandardCharsets.US_ASCII);
    private static final List<Integer> FORMATS = List.of(8, 16, 24, 32, 61, 80, 160, 212, 310, 311);

    @Override
    protected List<byte[]> sound() throws IOException {
        List<byte[]> sound = new ArrayList<>();
        for (int format : FORMATS) {
            long bytes = SampleFormat.of(format, "x").fullBytes(2 * 12);
            sound.add(file(
                    "r 2 100 12\nr.dat " + format + " 200/mV 12 0 0 0 0 I\nr.dat " + format + " 200/mV 12 0 0 0 0 II\n",
                    new byte[(int) bytes]));
        }
        sound.add(file(
                "r 1 100 4\nr.mat 16+24 1000/mV 16 0 1 10 0 I\n", MatlabMatrix.encode(new short[] {1, 2, 3, 4}, 1)));
        for (String record : List.of("f508", "f524", "frames516")) {
            sound.add(file(
                    new String(resource(record + ".hea"), StandardCharsets.US_ASCII).replace(record + ".dat", "r.dat")
                            + "\n",
                    resource(record + ".dat")));
        }
        sound.add(file("r/2 1 100 12\nr_1 12\n~ 12\n", new byte[24]));
        return sound;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = RecordHostileTest.class.getResourceAsStream("formats/" + name)) {
            return in.readAllBytes();
        }
    }

    private static byte[] file(String header, byte[] signal) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(PARTED);
        file.writeBytes(signal);
        return file.toByteArray();
    }

    @Override
    protected List<String> words() {
        return List.of(
                "x9999",
                "x200",
                ":3",
                ":999999999",
                "+24",
                "+999999999",
                "311",
                "61",
                "508",
                "516",
                "r.mat",
                "r_1 12\n",
                "~ 12\n");
    }

    @Override
    protected void read(byte[] file) throws IOException {
        int parted = parted(file);
        Path header = onDisk("r.hea", Arrays.copyOf(file, parted));
        byte[] signal = Arrays.copyOfRange(file, Math.min(file.length, parted + PARTED.length), file.length);
        onDisk("r.dat", signal);
        onDisk("r.mat", signal);
        if (!Files.exists(header.resolveSibling("r_1.hea"))) {
            onDisk("r_1.hea", "r_1 1 100 12\nr.dat 16 200/mV 12 0 0 0 0 I\n".getBytes(StandardCharsets.US_ASCII));
        }
        try (RecordFiles files = RecordFiles.open(List.of(header.resolveSibling("")), RecordReader::reads)) {
            StoredFile stored = files.files().stream()
                    .filter(one -> one.name().equals("r.hea"))
                    .findFirst()
                    .orElseThrow();
            RecordReader reader = new RecordReader(files, Channels.VOLTAGES, new RecordLimits(1_000_000));
            reader.check(stored, Optional.empty());
            reader.recorded(stored, Optional.of(Duration.ofSeconds(10)));
            reader.read(stored);
            reader.read(stored, Optional.of(Duration.ofMillis(50)));
        }
    }

    private static int parted(byte[] file) {
        for (int at = 0; at + PARTED.length <= file.length; at++) {
            if (Arrays.equals(file, at, at + PARTED.length, PARTED, 0, PARTED.length)) {
                return at;
            }
        }
        return file.length;
    }

    @Override
    protected int files() {
        return 500;
    }
}
