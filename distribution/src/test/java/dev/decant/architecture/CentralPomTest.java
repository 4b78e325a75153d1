package dev.decant.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Maven Central would take every module that is published, and the bill of modules names them all. */
class CentralPomTest {
    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyPublishedModuleSaysWhatIsDemanded() throws IOException {
        return CentralPom.published().stream()
                .map(pom -> dynamicTest(
                        pom.artifact(), () -> assertThat(pom.missing()).isEmpty()));
    }

    @Test
    void theBillOfModulesNamesEveryPublishedJarOnceAndHasTheirVersion() throws IOException {
        List<CentralPom> published = CentralPom.published();
        CentralPom bom = named(published, "decant-bom");
        assertThat(bom.managed())
                .containsExactlyInAnyOrderElementsOf(published.stream()
                        .map(CentralPom::artifact)
                        .filter(artifact ->
                                !List.of("decant-parent", "decant-bom").contains(artifact))
                        .toList());
        assertThat(bom.version()).isEqualTo(named(published, "decant-parent").version());
    }

    @Test
    void findsWhatIsMissing() throws IOException {
        Files.writeString(folder.resolve("pom.xml"), """
                <project>
                  <groupId>g</groupId><artifactId>parent</artifactId><version>1</version>
                  <name>p</name><description>p</description><url>u</url>
                  <licenses><license><name>Apache-2.0</name></license></licenses>
                </project>
                """);
        Path module = Files.createDirectory(folder.resolve("module"));
        Path pom = Files.writeString(module.resolve("pom.xml"), """
                <project>
                  <parent><groupId>g</groupId><artifactId>parent</artifactId><version>1</version></parent>
                  <artifactId>module</artifactId>
                  <description>of the module</description>
                  <scm><connection>c</connection><url>u</url></scm>
                </project>
                """);
        assertThat(CentralPom.read(pom).missing())
                .containsExactly(
                        "name",
                        "licenses.license.url",
                        "developers.developer.name",
                        "developers.developer.organization",
                        "developers.developer.organizationUrl",
                        "scm.developerConnection");
    }

    private static CentralPom named(List<CentralPom> poms, String artifact) {
        return poms.stream()
                .filter(pom -> pom.artifact().equals(artifact))
                .findFirst()
                .orElseThrow();
    }
}
