package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.endtoend.SmallExperiment.Outcome;
import dev.decant.plugin.ecg.wfdb.RecordWriter;
import dev.decant.plugin.ecg.wfdb.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One record of eight is harmed: {@code validate} says so as {@code train} does, with its file and the reason. */
final class HostileDataTest {
    private static final String HARMED = "S3";
    private static final int SAMPLES = 1500;

    private static final String EXPERIMENT = """
            data { type = wfdb-folder, sample-rate = 50, length = 4s }
            teacher { type = resnet1d, blocks = 2, filters = 4, widen-every = 1, stem-stride = 2 }
            student { type = transformer, blocks = 2, depth = 8, heads = 2, patch = 20 }
            splitter { type = equal, segments = 2 }
            train { epochs = 1, batch-size = 4, threads = 1 }
            split { training = 0.5, validation = 0.25, test = 0.25 }
            strategy { type = plain }
            """;

    @TempDir
    Path folder;

    private Path data = Path.of("");
    private Path experiment = Path.of("");

    @BeforeEach
    void eightRecords() throws IOException {
        data = Files.createDirectories(folder.resolve("data"));
        experiment = Files.writeString(folder.resolve("hostile.conf"), EXPERIMENT);
        StringBuilder labels = new StringBuilder("record,label\n");
        for (int r = 1; r <= 8; r++) {
            float[] signal = new float[SAMPLES];
            for (int i = 0; i < SAMPLES; i++) {
                signal[i] = (float) Math.sin(2 * Math.PI * r * i / 300.0);
            }
            RecordWriter.write(
                    data, new Recording("S" + r, 300, List.of("ECG"), new float[][] {signal}, 0), List.of("made up"));
            labels.append("S").append(r).append(r % 2 == 0 ? ",a\n" : ",b\n");
        }
        Files.writeString(data.resolve("labels.csv"), labels);
    }

    private Outcome run(String... arguments) {
        return SmallExperiment.run(Stream.concat(
                        Arrays.stream(arguments),
                        Stream.of(
                                experiment.toString(),
                                "-D",
                                "data.path=" + data,
                                "-D",
                                "runs=" + folder.resolve("runs")))
                .toArray(String[]::new));
    }

    /** What is done to the files of one record. */
    @FunctionalInterface
    interface Harm {
        void to(Path header, Path signal) throws Exception;
    }

    private static Harm inHeader(String from, String to) {
        return (header, signal) -> {
            String text = Files.readString(header);
            assertThat(text).contains(from);
            Files.writeString(header, text.replace(from, to));
        };
    }

    private static Arguments harm(String name, Harm harm, String reason) {
        return Arguments.of(name, harm, reason);
    }

    static Stream<Arguments> harms() {
        return Stream.of(
                harm(
                        "truncated",
                        (header, signal) -> Files.write(signal, Arrays.copyOf(Files.readAllBytes(signal), 1000)),
                        "1000 bytes; expected 3024"),
                harm(
                        "empty",
                        (header, signal) -> Files.write(signal, new byte[0]),
                        "0 bytes; expected a MATLAB v4 file"),
                harm(
                        "missing",
                        (header, signal) -> Files.delete(signal),
                        "names the signal file 'S3.mat', which is not"),
                harm(
                        "a pipe",
                        (header, signal) -> {
                            Files.delete(signal);
                            assertThat(new ProcessBuilder("mkfifo", signal.toString())
                                            .start()
                                            .waitFor())
                                    .isZero();
                        },
                        "names the signal file 'S3.mat', which is not"),
                harm(
                        "outside",
                        (header, signal) -> {
                            Files.move(signal, signal.resolve("../../S3.mat").normalize());
                            inHeader("S3.mat", "../S3.mat").to(header, signal);
                        },
                        "names the signal file '../S3.mat', which is not"),
                harm("an empty header", (header, signal) -> Files.write(header, new byte[0]), "S3.hea: no record line"),
                harm(
                        "a billion samples",
                        inHeader(" 1500", " 1000000000"),
                        "1500 samples of each lead; expected 1000000000"),
                harm("a checksum", inHeader(" 0 ECG", "1 0 ECG"), "has the checksum "),
                harm("a gain", inHeader(" 1000/mV", " 1e-300/mV"), "S3.hea, line 2: gain '1e-300/mV'"),
                harm("a rate", inHeader(" 300 ", " 1e-9 "), "S3.hea, line 1: sampling rate '1e-9'"),
                harm(
                        "a skew",
                        inHeader(" 16+24", " 16:999999999+24"),
                        "a skew of 999999999 frames; expected less than"),
                harm("a format", inHeader(" 16+24", " 517+24"), "sample format 517; expected one of"),
                harm("an offset", inHeader(" 16+24", " 16+999999999"), "samples from byte 24; expected 999999999"),
                harm("a segment of 9e17 frames", segments("zz 1500\n~ 900000000000000000\n"), "S3.hea, line 3"),
                harm(
                        "a segment longer than its file",
                        segments("zz 2000000000\n~ 10\n"),
                        "zz.hea: 1500 frames; expected 2000000000, as "),
                harm(
                        "a segment that is missing",
                        segments("zz 1500\nyy 10\n"),
                        "names the segment 'yy', which is not"));
    }

    private static Harm segments(String lines) {
        return (header, signal) -> {
            Path own = header.resolveSibling("zz.hea");
            Files.writeString(own, Files.readString(header).replace("S3", "zz"));
            Files.move(signal, signal.resolveSibling("zz.mat"));
            Files.writeString(header, "S3/2 1 300\n" + lines);
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harms")
    void validateSaysWhatTrainSays(String name, Harm harm, String reason) throws Exception {
        harm.to(data.resolve(HARMED + ".hea"), data.resolve(HARMED + ".mat"));
        Outcome validated = run("validate");
        assertThat(validated.code()).as(validated.out() + validated.err()).isEqualTo(1);
        assertThat(validated.err())
                .startsWith("decant: 1 of 8 records cannot be read: ")
                .contains(HARMED, reason)
                .doesNotContain("Exception");
        Outcome trained = run("train");
        assertThat(trained.code()).isEqualTo(1);
        assertThat(trained.err()).endsWith(validated.err());
    }

    @Test
    void skippedRecordsAreNamedByTheRunAndItsPage() throws IOException {
        Files.write(data.resolve("S3.mat"), new byte[10]);
        Outcome validated = run("validate", "-D", "data.on-bad-record=skip");
        assertThat(validated.code()).as(validated.err()).isZero();
        assertThat(validated.out())
                .contains("data: 7 records")
                .contains("data: 1 of 8 records cannot be read: record S3: ")
                .contains("they are skipped");
        Outcome trained = run("train", "-D", "data.on-bad-record=skip");
        assertThat(trained.code()).as(trained.err()).isZero();
        Path run = SmallExperiment.runs(folder.resolve("runs/hostile")).get(0);
        assertThat(Files.readString(run.resolve("provenance.json")))
                .contains("\"record that cannot be read, skipped\" : \"1\"", "\"skipped S3\" : \"record S3: ");
        assertThat(Files.readString(run.resolve("report.html"))).contains("data.skipped S3", "S3.mat: 10 bytes");
        Files.write(data.resolve("S3.mat"), new byte[12]);
        assertThat(run("validate").code()).isEqualTo(1);
    }

    @Test
    void manyBadRecordsAreCountedAndTenNamed() throws IOException {
        StringBuilder labels = new StringBuilder(Files.readString(data.resolve("labels.csv")));
        for (int i = 10; i < 25; i++) {
            Files.writeString(data.resolve("D" + i + ".hea"), "D" + i + " two\n");
            labels.append("D").append(i).append(",a\n");
        }
        Files.writeString(data.resolve("labels.csv"), labels);
        Outcome validated = run("validate");
        assertThat(validated.err())
                .startsWith("decant: 15 of 23 records cannot be read: ")
                .contains("D10.hea, line 1: the number of signals is 'two'", "D19.hea")
                .doesNotContain("D20.hea")
                .endsWith("; ...\n");
        assertThat(validated.err().strip().lines()).hasSize(1);
    }

    @Test
    void aLimitIsTheUsers() {
        Outcome validated = run("validate", "-D", "data.max-samples=1000");
        assertThat(validated.code()).isEqualTo(1);
        assertThat(validated.err())
                .contains("8 of 8 records cannot be read", "expected at most 1000 together (data.max-samples)");
        Outcome mistaken = run("validate", "-D", "data.max-samples=0", "-D", "data.on-bad-record=ignore");
        assertThat(mistaken.code()).isEqualTo(2);
        assertThat(mistaken.err())
                .contains("data.max-samples: got 0; expected an integer from 1000 to 2000000000")
                .contains("data.on-bad-record: got \"ignore\"; expected one of fail, skip");
    }

    @Test
    void anExternalSetIsLookedIntoToo() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.toList()) {
                Files.copy(file, other.resolve(file.getFileName()));
            }
        }
        Files.write(other.resolve("S3.mat"), new byte[10]);
        Outcome validated = run(
                "validate", "-D", "evaluate.external.o.type=wfdb-folder", "-D", "evaluate.external.o.path=" + other);
        assertThat(validated.code()).isEqualTo(1);
        assertThat(validated.err()).contains("1 of 8 records cannot be read", "other/S3.mat");
    }
}
