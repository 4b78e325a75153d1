package dev.decant.study.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.study.request.InvalidRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That the projects build, pass and run is shown by {@code .ci/plugins}, with the distribution. */
class PluginScaffoldTest {
    private static final Pattern PLUGIN =
            Pattern.compile("<artifactId>(maven-[a-z]+-plugin)</artifactId>\\s*<version>([^<]+)</version>");

    @TempDir
    Path folder;

    private List<Path> write(PluginKind kind) throws IOException {
        Path out = folder.resolve(kind.folder());
        return new PluginScaffold()
                .write(new PluginRequest("feature-gap", kind, "org.example.gap", out, Path.of("/opt/decant")));
    }

    @ParameterizedTest
    @EnumSource(PluginKind.class)
    void everyWordOfATemplateIsFilledIn(PluginKind kind) throws IOException {
        for (Path file : write(kind)) {
            assertThat(Files.readString(file)).as(file.toString()).isNotBlank().doesNotContainPattern("@[A-Za-z]+@");
        }
        Path services = folder.resolve(kind.folder())
                .resolve("src/main/resources/META-INF/services/dev.decant.api.plugin.DecantPlugin");
        assertThat(services).content().isEqualTo("org.example.gap.FeatureGapPlugin\n");
        assertThat(folder.resolve(kind.folder()).resolve("src/main/java/org/example/gap/FeatureGap.java"))
                .content()
                .contains("package org.example.gap;")
                .contains("public final class FeatureGap ");
        assertThat(folder.resolve(kind.folder()).resolve("build.sh")).isExecutable();
    }

    /** So that what this build has fetched is all that a new project needs. */
    @Test
    void versionsAreThoseOfThisBuild() throws IOException {
        write(PluginKind.STRATEGY);
        String ours = Files.readString(Path.of("../pom.xml"));
        String theirs = Files.readString(folder.resolve("strategy/pom.xml"));
        Matcher plugins = PLUGIN.matcher(theirs);
        int found = 0;
        while (plugins.find()) {
            assertThat(ours)
                    .containsPattern("<artifactId>" + plugins.group(1) + "</artifactId>\\s*<version>"
                            + Pattern.quote(plugins.group(2)) + "</version>");
            found++;
        }
        assertThat(found).isEqualTo(4);
        for (String library : List.of("junit", "tensorflow")) {
            Matcher version =
                    Pattern.compile("<" + library + ".version>([^<]+)<").matcher(ours);
            assertThat(version.find()).isTrue();
            assertThat(theirs).contains("<version>" + version.group(1) + "</version>");
        }
    }

    @Test
    void aFolderWithSomethingInItIsLeftAlone() throws IOException {
        Path out = Files.createDirectories(folder.resolve("splitter"));
        Files.writeString(out.resolve("mine.txt"), "mine");
        assertThatThrownBy(() -> write(PluginKind.SPLITTER)).isInstanceOf(InvalidRequest.class);
        assertThat(out.resolve("pom.xml")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Gap", "feature_gap", "1gap", "gap-", "../gap"})
    void aNameThatIsNoTypeIsRefused(String name) {
        assertThatThrownBy(() -> new PluginRequest(name, PluginKind.DATA, "org.example", folder, folder))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("name");
    }
}
