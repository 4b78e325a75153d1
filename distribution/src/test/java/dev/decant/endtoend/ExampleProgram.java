package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A program in {@code examples}, compiled as it lies there and run in a process of its own. */
record ExampleProgram(Path classes, String classPath) {
    private static final Path EXAMPLES = Path.of("..", "examples");

    /** What it printed. */
    record Printed(List<String> out, List<String> err) {}

    /**
     * Compiles the sources of a folder with every warning an error.
     *
     * @param classes an empty folder
     * @param jars which of the class path it sees
     */
    static ExampleProgram compiled(String folder, Path classes, Predicate<String> jars) throws IOException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> jars.test(String.valueOf(Path.of(entry).getFileName())))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> arguments = new ArrayList<>(List.of(
                "-d",
                classes.toString(),
                "-cp",
                classPath,
                "-Xlint:all,-processing,-classfile,-path",
                "-Werror",
                "-proc:none"));
        try (Stream<Path> sources = Files.list(EXAMPLES.resolve(folder))) {
            sources.map(Path::toString)
                    .filter(name -> name.endsWith(".java"))
                    .sorted()
                    .forEach(arguments::add);
        }
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(code).as("compilation of examples/" + folder).isZero();
        return new ExampleProgram(classes, classPath);
    }

    /** The jars that TensorFlow Java is, and nothing else. */
    static boolean isTensorFlow(String jar) {
        return Set.of("tensorflow-core-api-", "tensorflow-core-native-", "ndarray-", "javacpp-", "protobuf-java-")
                .stream()
                .anyMatch(jar::startsWith);
    }

    /** Runs a class to its end, which must be a good one. */
    Printed run(String main, List<String> arguments, Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-cp",
                classes + File.pathSeparator + classPath,
                main));
        command.addAll(arguments);
        Path out = folder.resolve(main + ".out");
        Path err = folder.resolve(main + ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        List<String> errors = Files.readAllLines(err, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(String.join("\n", errors)).isZero();
        return new Printed(Files.readAllLines(out, StandardCharsets.UTF_8), errors);
    }
}
