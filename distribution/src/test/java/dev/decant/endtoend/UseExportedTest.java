package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.score.Predictions;
import dev.decant.endtoend.ExampleProgram.Printed;
import dev.decant.runtime.config.Setting;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.Decant;
import dev.decant.study.field.GenerationRequest;
import dev.decant.study.run.PredictionRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an export holds is all that it takes to predict as Decant does: {@code examples/use-exported}, which sees TensorFlow's jars
 * alone and reads raw records itself, gives the probabilities and decisions of {@code predict}.
 */
final class UseExportedTest {
    private static final String HEARTS = """
            data {
              type = cinc2021, leads = [II, aVL, V1], sample-rate = 100, length = 4s, unscored = keep
              classes = [NSR, AF, PVC, LBBB], band-pass { low = 2, high = 40 }
            }
            student { type = transformer, blocks = 2, depth = 8, heads = 2, patch = 20 }
            teacher = ${student}
            strategy { type = plain }
            train { epochs = 1, batch-size = 16, threads = 1 }
            """;

    private static final String HOURS = """
            data { type = cinc2019 }
            student { type = transformer, blocks = 2, depth = 8, heads = 2, patch = 1, positions = sinusoidal, causal = true }
            teacher = ${student}
            strategy { type = plain }
            train { epochs = 1, batch-size = 16, threads = 1 }
            evaluate.select = auroc
            """;

    private static final Pattern SIGNAL = Pattern.compile(
            "\\S+\\.mat 16\\+24 (?<gain>[0-9.]+)(?:\\((?<baseline>-?\\d+)\\))?/mV \\d+ (?<zero>-?\\d+) .* (?<lead>\\S+)");

    @TempDir
    Path folder;

    private final Decant decant = Decant.create();
    private ExampleProgram program = new ExampleProgram(Path.of(""), "");

    @BeforeEach
    void compile() throws IOException {
        program = ExampleProgram.compiled("use-exported", folder.resolve("classes"), ExampleProgram::isTensorFlow);
        assertThat(program.classPath()).doesNotContain("decant-framework");
    }

    /** Of another rate, longer and shorter than the network sees, filtered, one lead derived; any number of classes by thresholds. */
    @Test
    void electrocardiogramsGetThePredictionsOfPredict() throws Exception {
        Path records = generated(
                "ecg", "records", 60, "leads=12", "several=true", "sample-rate=250", "duration=3s", "longest=7s");
        Path run = decant.train(decant.experiment("hearts", HEARTS, path(records), runs()), TrainingListener.silent())
                .run()
                .folder()
                .path();
        Path others = withoutLead(
                "aVL",
                generated(
                        "ecg",
                        "others",
                        7,
                        "leads=12",
                        "several=true",
                        "sample-rate=360",
                        "duration=3s",
                        "longest=6s"));
        Predictions predicted = predicted(run, others, "csv");
        List<String> arguments = new ArrayList<>(List.of(exported(run).toString(), "--rate=360"));
        for (String id : predicted.ids()) {
            arguments.add(csv(others, id).toString());
        }

        Printed printed = program.run("UseExported", arguments, folder);

        assertThat(printed.out().get(0)).isEqualTo("record,step,NSR,AF,PVC,LBBB,called");
        assertSame(printed, predicted);
    }

    @Test
    void hourlyRecordsGetThePredictionsOfPredict() throws Exception {
        Path records = generated("icu", "records", 60, "septic=0.4");
        Path run = decant.train(decant.experiment("hours", HOURS, path(records), runs()), TrainingListener.silent())
                .run()
                .folder()
                .path();
        Path others = generated("icu", "others", 7);
        Predictions predicted = predicted(run, others, "cinc2019");
        List<String> arguments = new ArrayList<>(List.of(exported(run).toString()));
        predicted.ids().stream()
                .distinct()
                .forEach(id -> arguments.add(others.resolve(id + ".psv").toString()));

        Printed printed = program.run("UseExported", arguments, folder);

        assertThat(printed.out()).hasSizeGreaterThan(30);
        assertSame(printed, predicted);
    }

    private static void assertSame(Printed printed, Predictions predicted) {
        List<String> classes = predicted.task().classes();
        assertThat(printed.out()).hasSize(1 + predicted.ids().size());
        for (int row = 0; row < predicted.ids().size(); row++) {
            String[] fields = printed.out().get(row + 1).split(",", -1);
            assertThat(fields[0]).startsWith(predicted.ids().get(row) + ".");
            for (int c = 0; c < classes.size(); c++) {
                assertThat(Float.parseFloat(fields[2 + c]))
                        .as(printed.out().get(row + 1))
                        .isCloseTo(predicted.probabilities()[row][c], within(1e-6f));
            }
            boolean[] decisions = predicted.decisions()[row];
            List<String> called = IntStream.range(0, classes.size())
                    .filter(c -> decisions[c])
                    .mapToObj(classes::get)
                    .toList();
            assertThat(fields[fields.length - 1]).isEqualTo(String.join("+", called));
        }
    }

    private Path generated(String generator, String name, int records, String... options) throws IOException {
        return decant.generate(new GenerationRequest(
                generator,
                folder.resolve(name),
                records,
                name.length(),
                Stream.of(options).map(Setting::parse).toList()));
    }

    private Path exported(Path run) throws IOException {
        return decant.export(run, folder.resolve("exported"));
    }

    private Predictions predicted(Path run, Path others, String format) throws IOException {
        return decant.predict(
                        new PredictionRequest(run, List.of(others), folder.resolve("answers"), format, List.of()),
                        TrainingListener.silent())
                .predictions();
    }

    private Setting runs() {
        return new Setting("runs", folder.resolve("runs").toString());
    }

    private static Setting path(Path records) {
        return new Setting("data.path", "[\"" + records.toString().replace("\\", "/") + "\"]");
    }

    /** The same recordings, of which one lead has another name: it is to be derived. */
    private static Path withoutLead(String lead, Path records) throws IOException {
        try (Stream<Path> files = Files.list(records)) {
            for (Path header :
                    files.filter(file -> file.toString().endsWith(".hea")).toList()) {
                Files.writeString(header, Files.readString(header).replace(" " + lead + "\n", " other\n"));
            }
        }
        return records;
    }

    /** A recording in mV as a table, read by the format's description: 24 bytes, then all leads of a step, of 16 bits each. */
    private Path csv(Path records, String id) throws IOException {
        List<Matcher> signals = Files.readAllLines(records.resolve(id + ".hea")).stream()
                .map(SIGNAL::matcher)
                .filter(Matcher::matches)
                .toList();
        assertThat(signals).hasSize(12);
        ByteBuffer samples = ByteBuffer.wrap(Files.readAllBytes(records.resolve(id + ".mat")))
                .order(ByteOrder.LITTLE_ENDIAN);
        samples.position(24);
        StringBuilder table = new StringBuilder(String.join(
                ",", signals.stream().map(signal -> signal.group("lead")).toList()));
        while (samples.hasRemaining()) {
            List<String> step = new ArrayList<>();
            for (Matcher signal : signals) {
                String zero = signal.group(signal.group("baseline") == null ? "zero" : "baseline");
                double millivolts =
                        (samples.getShort() - Integer.parseInt(zero)) / Double.parseDouble(signal.group("gain"));
                step.add(Float.toString((float) millivolts));
            }
            table.append('\n').append(String.join(",", step));
        }
        return Files.writeString(folder.resolve(id + ".csv"), table, StandardCharsets.UTF_8);
    }
}
