package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.runtime.config.CompareConfig;
import dev.decant.runtime.config.ExperimentVariants;
import dev.decant.runtime.config.Setting;
import dev.decant.runtime.plugin.PluginCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example is a configuration that this version takes, wherever its data lie. */
final class ExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final Set<String> OF_REAL_RECORDS =
            Set.of("cinc2017.conf", "cinc2021.conf", "classics-cinc2017.conf", "sepsis.conf");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".conf"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isValid(Path file) {
        assertThat(read(file).base().name())
                .isEqualTo(file.getFileName().toString().replace(".conf", ""));
    }

    @Test
    void theClassicsAreTheSameOnGeneratedAndOnRealRecords() {
        assertThat(contenders("classics-cinc2017.conf"))
                .hasSizeGreaterThan(15)
                .containsAll(contenders("classics.conf"));
    }

    private static List<String> contenders(String name) {
        return read(EXAMPLES.resolve(name)).base().compare().orElseThrow().contenders().stream()
                .map(CompareConfig.Contender::name)
                .toList();
    }

    private static ExperimentVariants read(Path file) {
        boolean real = OF_REAL_RECORDS.contains(file.getFileName().toString());
        List<Setting> settings = real
                ? List.of(Setting.parse("data.path=[records.zip]"), Setting.parse("evaluate.external=null"))
                : List.of();
        return new ExperimentVariants.Reader(PluginCatalog.ofClassPath()).read(file, settings);
    }
}
