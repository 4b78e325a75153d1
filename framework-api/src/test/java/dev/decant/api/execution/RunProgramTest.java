package dev.decant.api.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RunProgramTest {
    private static final Path HOME = Path.of("/here/decant");

    @Test
    void itIsACommandLine() {
        assertThat(program(Optional.of(HOME)).command())
                .containsExactly(
                        Path.of("/here/java/bin/java").toString(),
                        "-Xmx1g",
                        "-Ddecant.home=" + HOME,
                        "-cp",
                        HOME.resolve("lib/a.jar") + File.pathSeparator + Path.of("/mine/b.jar"),
                        "org.example.Main");
    }

    @Test
    void whereDistributionAndJavaLieElsewhereTheRestStays() {
        RunProgram there =
                program(Optional.of(HOME)).withHome(Path.of("/opt/d")).withJava(Path.of("/opt/jdk"));
        assertThat(there.command())
                .containsExactly(
                        Path.of("/opt/jdk/bin/java").toString(),
                        "-Xmx1g",
                        "-Ddecant.home=" + Path.of("/opt/d"),
                        "-cp",
                        Path.of("/opt/d/lib/a.jar") + File.pathSeparator + Path.of("/mine/b.jar"),
                        "org.example.Main");
        assertThat(there.directory()).isEqualTo(Path.of("/work"));
        assertThat(there.environment()).containsExactly(Map.entry("OMP_NUM_THREADS", "2"));
        assertThatThrownBy(() -> program(Optional.empty()).withHome(HOME)).isInstanceOf(IllegalStateException.class);
    }

    private static RunProgram program(Optional<Path> home) {
        return new RunProgram(
                Path.of("/here/java"),
                List.of("-Xmx1g", "-Ddecant.home=" + HOME),
                List.of(HOME.resolve("lib/a.jar"), Path.of("/mine/b.jar")),
                "org.example.Main",
                Map.of("OMP_NUM_THREADS", "2"),
                Path.of("/work"),
                home,
                OptionalInt.of(1),
                1024);
    }
}
