package dev.decant.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The poms declare the house as drawn: what a module could see is what it may see. */
class ModulePomTest {
    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyModuleDependsOnWhatIsDrawnBelowItOnly() throws IOException {
        Map<String, Set<PluginKind>> plugins = new House(
                        "dev.decant", new ClassFileImporter().importPackages("dev.decant.api", "dev.decant.plugin"))
                .plugins();
        return ModulePom.all().stream()
                .map(pom -> dynamicTest(
                        pom.module(),
                        () -> assertThat(drawn(pom.module(), plugins)).containsAll(pom.modules())));
    }

    @Test
    void onlyTheCommandLineHasAParserOfArguments() throws IOException {
        assertThat(ModulePom.all().stream()
                        .filter(pom -> pom.libraries().contains("picocli"))
                        .map(ModulePom::module))
                .containsExactly("cli");
    }

    @Test
    void theApiBringsItsPluginAuthorNothingButWhatItIsBuiltOn() throws IOException {
        ModulePom api = ModulePom.all().stream()
                .filter(pom -> pom.module().equals("api"))
                .findFirst()
                .orElseThrow();
        assertThat(api.libraries())
                .containsExactlyInAnyOrder("tensorflow-core-api", "guice", "config", "jspecify", "apiguardian-api");
    }

    @Test
    void readsWhatAPomDeclares() throws IOException {
        Path pom = Files.writeString(folder.resolve("pom.xml"), """
                <project>
                  <parent><artifactId>decant-parent</artifactId></parent>
                  <artifactId>decant-plugin-lstm</artifactId>
                  <dependencies>
                    <dependency><groupId>dev.decant</groupId><artifactId>decant-framework-runtime</artifactId></dependency>
                    <dependency>
                      <groupId>dev.decant</groupId><artifactId>decant-framework-testkit</artifactId><scope>test</scope>
                    </dependency>
                    <dependency><groupId>info.picocli</groupId><artifactId>picocli</artifactId></dependency>
                  </dependencies>
                </project>
                """);
        assertThat(ModulePom.read(pom)).isEqualTo(new ModulePom("plugin.lstm", Set.of("runtime"), Set.of("picocli")));
    }

    /** A plugin outside of the distribution contributes what is not known here, and may see the api for it. */
    private static Set<String> drawn(String module, Map<String, Set<PluginKind>> plugins) {
        return Optional.ofNullable(plugins.get(module))
                .map(kinds ->
                        kinds.stream().flatMap(kind -> kind.sees().stream()).collect(Collectors.toSet()))
                .orElseGet(() -> new HashSet<>(Drawing.modules().getOrDefault(module, Set.of("api"))));
    }
}
