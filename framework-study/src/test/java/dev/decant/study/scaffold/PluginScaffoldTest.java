package dev.decant.study.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.study.request.InvalidRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That the projects build, pass and run is shown by {@code .ci/plugins}, with the distribution. */
class PluginScaffoldTest {
    private static final Pattern PLUGIN =
            Pattern.compile("<artifactId>(maven-[a-z]+-plugin)</artifactId>\\s*<version>([^<]+)</version>");

    private static final PluginCatalog CATALOG = PluginCatalog.ofClassPath();

    @TempDir
    Path folder;

    private List<Path> write(PluginKind kind) throws IOException {
        return write("feature-gap", kind, "org.example.gap", folder.resolve(kind.folder()));
    }

    private static List<Path> write(String name, PluginKind kind, String packageName, Path out) throws IOException {
        return new PluginScaffold(CATALOG)
                .write(new PluginRequest(name, kind, packageName, out, Path.of("/opt/decant")));
    }

    @ParameterizedTest
    @EnumSource(PluginKind.class)
    void everyWordOfATemplateIsFilledIn(PluginKind kind) throws IOException {
        write(kind);
        assertThat(folder.resolve(kind.folder()).resolve("try.conf")).content().doesNotContain("null");
        for (Path file : files(folder.resolve(kind.folder()), "")) {
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

    /**
     * Names that Java keeps for itself, that its own classes have, and that those of the interface, of the contract tests and of the
     * scaffold itself have.
     */
    private static final List<String> NAMES = List.of(
            "class",
            "string",
            "object",
            "override",
            "record",
            "enum",
            "iterable",
            "math",
            "process",
            "thread",
            "void",
            "sequence",
            "phase",
            "task",
            "ops",
            "operand",
            "list",
            "map",
            "path",
            "data",
            "set",
            "options",
            "line",
            "strategy",
            "network",
            "splitter",
            "block",
            "block-splitter",
            "scorer",
            "augmentation",
            "data-source",
            "process-executor",
            "run-listener",
            "executor",
            "listener",
            "plugin",
            "decant",
            "plugin-module",
            "test",
            "plugin-test",
            "contract",
            "standardised",
            "labelled",
            "convolution",
            "pool",
            "rows",
            "features",
            "input",
            "input-spec",
            "network-provider",
            "distillation",
            "distillation-strategy",
            "extension",
            "extension-kind",
            "api",
            "a",
            "x1",
            "my",
            "include",
            "module",
            "package",
            "import",
            "default",
            "feature-gap");

    /** With everything that a project is compiled against. */
    @ParameterizedTest
    @EnumSource(PluginKind.class)
    void whateverItsNameAProjectCompiles(PluginKind kind) throws IOException {
        List<JavaFileObject> sources = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            PluginRequest request =
                    new PluginRequest(NAMES.get(i), kind, "org.example.n" + i, folder, Path.of("/opt/decant"));
            PluginScaffold.files(request).forEach((path, text) -> {
                assertThat(text).as(path).isNotBlank().doesNotContainPattern("@[A-Za-z]+@");
                if (path.endsWith(".java")) {
                    sources.add(new Source(path, text));
                }
            });
        }
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options =
                List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", folder.toString());
        boolean done = ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, found, options, null, sources)
                .call();
        assertThat(found.getDiagnostics())
                .filteredOn(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .isEmpty();
        assertThat(done).isTrue();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String path, String text) {
            super(URI.create("project:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static List<Path> files(Path root, String ending) throws IOException {
        try (Stream<Path> walked = Files.walk(root)) {
            return walked.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "equal, SPLITTER, there is a splitter equal already",
        "ucr, DATA, there is a data source ucr already",
        "builtin, STRATEGY, there is a plugin builtin already"
    })
    void aNameThatIsTakenIsRefused(String name, PluginKind kind, String message) {
        Path out = folder.resolve("taken");
        assertThatThrownBy(() -> write(name, kind, "org.example", out))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageStartingWith(message)
                .hasMessageEndingWith("; choose another name");
        assertThat(out).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.class", "int", "java.lang", "java"})
    void aPackageThatJavaKeepsIsRefused(String name) {
        assertThatThrownBy(() -> new PluginRequest("gap", PluginKind.DATA, name, folder, folder))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("package");
    }

    @Test
    void theExampleOfADataSourceHasAFileForEachRecord() throws IOException {
        assertThat(write(PluginKind.DATA)).contains(folder.resolve("data/example"));
        List<String> labels = Files.readAllLines(folder.resolve("data/example/labels.csv"));
        assertThat(labels).hasSize(61).startsWith("record,label", "r01,bump", "r02,dip");
        assertThat(folder.resolve("data/example/r01.csv")).content().startsWith("value\n0.17\n-0.57\n");
        assertThat(files(folder.resolve("data/example"), ".csv")).hasSize(61);
    }

    @Test
    void aFolderWithSomethingInItIsLeftAlone() throws IOException {
        Path out = Files.createDirectories(folder.resolve("splitter"));
        Files.writeString(out.resolve("mine.txt"), "mine");
        assertThatThrownBy(() -> write(PluginKind.SPLITTER)).isInstanceOf(InvalidRequest.class);
        assertThat(out.resolve("pom.xml")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Gap", "feature_gap", "1gap", "gap-", "../gap", "null", "true"})
    void aNameThatIsNoTypeIsRefused(String name) {
        assertThatThrownBy(() -> new PluginRequest(name, PluginKind.DATA, "org.example", folder, folder))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("name");
    }
}
