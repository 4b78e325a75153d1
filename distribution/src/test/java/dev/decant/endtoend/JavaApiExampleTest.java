package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.endtoend.ExampleProgram.Printed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in {@code examples/java-api} does what it says, and nobody but it prints. */
final class JavaApiExampleTest {
    @TempDir
    Path folder;

    @Test
    void comparesStopsResumesAndHearsOfMistakes() throws Exception {
        ExampleProgram program = ExampleProgram.compiled("java-api", folder.resolve("classes"), jar -> true);

        Printed printed =
                program.run("CompareInJava", List.of(folder.resolve("runs").toString()), folder);

        assertThat(printed.out())
                .containsExactly(
                        "heard of epoch 1 of 2", // of the teacher, of plain and of kd
                        "heard of epoch 2 of 2",
                        "heard of epoch 1 of 2",
                        "heard of epoch 2 of 2",
                        "heard of epoch 1 of 2",
                        "heard of epoch 2 of 2",
                        "teacher has an F1 from 0 to 1",
                        "plain has an F1 from 0 to 1",
                        "kd has an F1 from 0 to 1",
                        "stopped plain",
                        "resumed to epoch 5",
                        "wrong:4, train.epoch");
        assertThat(printed.err())
                .as("but TensorFlow's own library")
                .allMatch(line -> line.matches("WARNING: All log messages before absl.*|[IWE]\\d{4} .*"));
        assertThat(folder.resolve("runs/from-java")).isDirectory();
    }
}
