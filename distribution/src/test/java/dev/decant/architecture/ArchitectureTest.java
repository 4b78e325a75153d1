package dev.decant.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** The project keeps its own rules. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
    private static final String ROOT = "dev.decant";

    private House house;

    @BeforeAll
    void read() {
        house = new House(
                ROOT,
                new ClassFileImporter()
                        .withImportOption(location -> !location.contains("/test-classes/"))
                        .withImportOption(location -> !location.contains("-tests.jar"))
                        .importPackages(ROOT));
    }

    @TestFactory
    Stream<DynamicTest> rules() {
        return ArchitectureRules.of(house).entrySet().stream()
                .map(rule -> dynamicTest(rule.getKey(), () -> rule.getValue().check(house.classes())));
    }

    /** A rule about classes that were not read would hold for no reason. */
    @Test
    void readsTheClassOfEverySource() throws IOException {
        for (SourceTree module : SourceTree.ofTheDistribution()) {
            List<String> unread = module.types().stream()
                    .filter(type -> !house.classes().contain(type))
                    .toList();
            assertThat(unread)
                    .as("types of %s that are not on the distribution's class path", module.name())
                    .isEmpty();
        }
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        for (SourceTree module : SourceTree.ofEveryModule()) {
            assertThat(module.packagesWithoutSentence())
                    .as("packages of %s without a package-info that holds a sentence and @NullMarked", module.name())
                    .isEmpty();
        }
    }

    /** The names that no engine may know are read from the plugins' entry classes; empty, they would forbid nothing. */
    @Test
    void knowsThePluginsAndTheirNames() {
        assertThat(house.pluginNames()).contains("bbm", "deit", "kd", "lstm", "cinc2017", "cinc2019");
        assertThat(house.plugins())
                .containsEntry("plugin.lstm", Set.of(PluginKind.NETWORK))
                .containsEntry("plugin.bbm", Set.of(PluginKind.STRATEGY))
                .containsEntry("plugin.ehr", Set.of(PluginKind.DOMAIN))
                .containsEntry("plugin.mlflow", Set.of(PluginKind.LISTENER));
    }
}
