package dev.decant.plugin.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.execution.RunProgram;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.testkit.ShippedDefaults;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SparkOptionsTest {
    private static final String HOME = "spark-home = \"" + Path.of("target", "decant-spark") + "\"";

    @Test
    void settingsOfSparkAreNamedWhole() {
        assertThat(options("master = yarn, conf { \"spark.executor.memory\" = 1g }")
                        .conf())
                .containsExactly(Map.entry("spark.executor.memory", "1g"));
        assertThatThrownBy(() -> options("master = yarn, conf { memory = 1g }"))
                .hasMessageContaining("conf has memory; expected names that begin with spark.");
    }

    @Test
    void aRunIsNeverTrainedTwiceAtATime() {
        assertThatThrownBy(() -> options("master = yarn, conf { \"spark.speculation\" = true }"))
                .hasMessageContaining("would train a run twice");
    }

    @Test
    void aMasterThatIsNotThereIsSaidAtOnce() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
            new MasterAddress("spark://127.0.0.1:1," + "127.0.0.1:" + port).requireAnswer();
        }
        String url = "spark://127.0.0.1:" + port;
        assertThatThrownBy(() ->
                        new SparkExecutor().open(options("master = \"" + url + "\", " + HOME), program(), n -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("no Spark master answers at " + url);
    }

    @Test
    void whatSparkRefusesIsOneSentence() {
        SparkOptions options = options("master = \"local[1]\", cpus = 3, " + HOME);
        assertThatThrownBy(() -> new SparkExecutor().open(options, program(), notice -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Spark cannot be started: The number of cores per executor (=1) has to be >=")
                .hasMessageContaining("; the driver's log is ");
    }

    @Test
    void aFolderWithoutJarsAndAnotherHomeWithoutADistributionAreRefused() {
        assertThatThrownBy(() -> new SparkExecutor()
                        .open(options("master = yarn, spark-home = nowhere"), program(), notice -> {}))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> new SparkExecutor()
                        .open(options("master = \"local[1]\", home = /opt/decant, " + HOME), program(), notice -> {}))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("executor.home");
    }

    private static SparkOptions options(String text) {
        return ShippedDefaults.of(ExtensionKind.EXECUTOR, "spark", SparkOptions.class, text);
    }

    private static RunProgram program() {
        return new RunProgram(
                Path.of(System.getProperty("java.home")),
                List.of(),
                List.of(),
                "none",
                Map.of(),
                Path.of("").toAbsolutePath(),
                Optional.empty(),
                OptionalInt.of(1),
                64);
    }
}
