package dev.decant.endtoend;

import dev.decant.cli.Console;
import dev.decant.cli.Decant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A comparison of all four strategies that trains in seconds, and ways to run it. */
record SmallExperiment(Path folder) {
    private static final String TEXT = """
            data { type = synthetic-ecg, records = 96, sample-rate = 50, length = 4s, generator { duration = 5s } }
            teacher { type = resnet1d, blocks = 2, filters = 4, kernel = 5, widen-every = 1 }
            student { type = transformer, blocks = 2, depth = 8, heads = 2, patch = 20 }
            splitter { type = equal, segments = 2 }
            strategy { type = bbm }
            train {
              batch-size = 16, threads = 1, augment { type = gain }
              schedule { type = cosine, warmup-epochs = 1 }
            }
            evaluate { select = f1 }
            compare {
              baseline = plain
              seeds = [3]
              resamples = 200
              strategies { plain { type = plain }, kd { type = kd }, deit { type = deit }, bbm { type = bbm } }
            }
            """;

    /** What a command printed and returned. */
    record Outcome(int code, String out, String err) {}

    Path write(String name, int epochs) throws IOException {
        Path file = folder.resolve(name + ".conf");
        Files.writeString(file, TEXT + "train.epochs = " + epochs + "\n", StandardCharsets.UTF_8);
        return file;
    }

    static Outcome run(String... arguments) {
        return run(SmallExperiment.class.getClassLoader(), arguments);
    }

    /** @param plugins sees the plugins to use */
    static Outcome run(ClassLoader plugins, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        int code = Decant.run(console, plugins, arguments);
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The same in a process of its own, which can be killed; what it prints goes to a file. */
    static Process start(Path log, String... arguments) throws IOException {
        return start(Path.of(""), log, arguments);
    }

    /** The same in a folder, from which relative paths go. */
    static Process start(Path directory, Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.decant.cli.Decant"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(directory.toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** The run folders of an experiment, in the order of their names. */
    static List<Path> runs(Path experiment) throws IOException {
        try (Stream<Path> paths = Files.list(experiment)) {
            return paths.filter(path -> Files.exists(path.resolve("provenance.json")))
                    .sorted()
                    .toList();
        }
    }
}
