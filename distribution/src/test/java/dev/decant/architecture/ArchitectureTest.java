package dev.decant.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
    private static final String ROOT = "dev.decant";
    private static final Map<String, String> PACKAGES = Map.ofEntries(
            Map.entry("framework-api", "api"),
            Map.entry("framework-io", "io"),
            Map.entry("framework-nn", "nn"),
            Map.entry("framework-study", "study"),
            Map.entry("reproduction", "reproduction"),
            Map.entry("cli", "cli"),
            Map.entry("framework-runtime", "runtime"),
            Map.entry("framework-testkit", "testkit"),
            Map.entry("plugin-resnet1d", "plugin.resnet1d"),
            Map.entry("plugin-transformer", "plugin.transformer"),
            Map.entry("plugin-bbm", "plugin.bbm"),
            Map.entry("plugin-deit", "plugin.deit"),
            Map.entry("plugin-classic", "plugin.classic"),
            Map.entry("plugin-ecg", "plugin.ecg"),
            Map.entry("plugin-ehr", "plugin.ehr"),
            Map.entry("plugin-lstm", "plugin.lstm"));

    private JavaClasses classes;

    @BeforeAll
    void read() {
        classes = new ClassFileImporter()
                .withImportOption(location -> !location.contains("/test-classes/"))
                .importPackages(ROOT);
    }

    @TestFactory
    Stream<DynamicTest> rules() {
        return ArchitectureRules.under(ROOT).entrySet().stream()
                .map(rule -> dynamicTest(
                        rule.getKey(),
                        () -> rule.getValue().allowEmptyShould(true).check(classes)));
    }

    /** A rule about classes that were not read would hold for no reason. */
    @Test
    void readsEveryModule() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of(".."))) {
            for (Path folder : folders.toList()) {
                String module = folder.getFileName().toString();
                if (!hasSources(folder)) {
                    continue;
                }
                assertThat(PACKAGES)
                        .as("the package of %s is known here", module)
                        .containsKey(module);
                String name = ROOT + "." + PACKAGES.get(module);
                assertThat(classes.stream().anyMatch(read -> (read.getPackageName() + ".").startsWith(name + ".")))
                        .as("a class of %s under %s", module, name)
                        .isTrue();
            }
        }
    }

    private static boolean hasSources(Path module) throws IOException {
        Path sources = module.resolve("src/main/java");
        if (!Files.isDirectory(sources)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(name -> name.endsWith(".java") && !name.equals("package-info.java"));
        }
    }
}
