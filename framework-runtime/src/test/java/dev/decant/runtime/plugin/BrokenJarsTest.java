package dev.decant.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.DecantPlugin;
import dev.decant.api.plugin.ExtensionKind;
import java.io.IOException;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars as they lie in a plugin folder: each harm is done for real, and every jar but the harmed one loads. */
class BrokenJarsTest {
    private static final String SERVICES = "META-INF/services/" + DecantPlugin.class.getName();

    @TempDir
    private Path folder = Path.of("");

    /** Compiles a plugin, and a helper beside it, into a folder of classes. */
    private Path compile(String name, String id, String version, String constructor) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources").resolve(name));
        Path helper = Files.writeString(sources.resolve("Helper.java"), "package " + name + "; class Helper {}");
        Path plugin =
                Files.writeString(sources.resolve("ThePlugin.java"), """
                package %1$s;
                public final class ThePlugin extends dev.decant.api.plugin.PluginModule {
                    public ThePlugin() { super("%2$s", %3$s); %4$s }
                    @Override protected void configure() {
                        extension(dev.decant.api.plugin.ExtensionKind.STRATEGY, "%1$s",
                            dev.decant.runtime.builtin.Plain.class);
                    }
                }
                """.formatted(name, id, version, constructor));
        Path classes = Files.createDirectories(folder.resolve("classes").resolve(name));
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream(),
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        helper.toString(),
                        plugin.toString());
        assertThat(code).as("the plugin %s compiles", name).isZero();
        return classes;
    }

    private Path jar(String name, Path classes, boolean services) throws IOException {
        Path jar = Files.createDirectories(folder.resolve("plugins")).resolve(name + ".jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                out.write(Files.readAllBytes(file));
            }
            if (services) {
                out.putNextEntry(new ZipEntry(SERVICES));
                out.write((name + ".ThePlugin\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private Path plugin(String name) throws IOException {
        return jar(name, compile(name, name, "" + ApiVersion.CURRENT, ""), true);
    }

    private PluginCatalog discover() throws IOException {
        try (Stream<Path> jars = Files.list(folder.resolve("plugins"))) {
            URL[] urls = jars.map(BrokenJarsTest::url).toArray(URL[]::new);
            return PluginCatalog.of(new URLClassLoader(urls, getClass().getClassLoader()));
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void eachBrokenJarIsALineWithItsFixAndTheOthersLoad() throws IOException {
        plugin("sound");
        byte[] noise = new byte[5000];
        new Random(1).nextBytes(noise);
        Files.write(folder.resolve("plugins/noise.jar"), noise);
        Files.write(folder.resolve("plugins/empty.jar"), new byte[0]);
        byte[] whole = Files.readAllBytes(plugin("cut"));
        Files.write(folder.resolve("plugins/cut.jar"), java.util.Arrays.copyOf(whole, whole.length / 2));
        jar("old", compile("old", "old", "1", ""), true);
        jar("unnamed", compile("unnamed", "unnamed", "2", ""), false);
        jar("failing", compile("failing", "failing", "2", "if (true) throw new AssertionError(\"no fuse\");"), true);
        Path unlinked = compile("unlinked", "unlinked", "2", "new Helper();");
        Files.delete(unlinked.resolve("unlinked/Helper.class"));
        jar("unlinked", unlinked, true);
        jar("twin", compile("twin", "sound", "2", ""), true);
        Path misnamed = compile("misnamed", "misnamed", "2", "");
        Files.delete(misnamed.resolve("misnamed/ThePlugin.class"));
        jar("misnamed", misnamed, true);

        PluginCatalog catalog = discover();

        assertThat(catalog.find(ExtensionKind.STRATEGY, "sound")).isPresent();
        TreeMap<String, String> reasons = new TreeMap<>();
        catalog.refused()
                .forEach(plugin -> reasons.merge(
                        plugin.location().getFileName().toString(),
                        plugin.reason(),
                        (one, other) -> one + " AND " + other));
        assertThat(reasons.keySet())
                .containsExactly(
                        "cut.jar",
                        "empty.jar",
                        "failing.jar",
                        "misnamed.jar",
                        "noise.jar",
                        "old.jar",
                        "twin.jar",
                        "unlinked.jar",
                        "unnamed.jar");
        for (String unreadable : List.of("cut.jar", "empty.jar", "noise.jar")) {
            assertThat(reasons.get(unreadable))
                    .startsWith("the jar cannot be read: ")
                    .endsWith("; replace or remove it");
        }
        assertThat(catalog.refused())
                .extracting(RefusedPlugin::line)
                .contains(
                        folder.resolve("plugins/noise.jar") + ": no plugin of it is used: " + reasons.get("noise.jar"))
                .anyMatch(line -> line.contains("failing.jar: plugin failing.ThePlugin is not used: AssertionError"));
        assertThat(reasons.get("old.jar"))
                .isEqualTo("it was compiled against version 1 of the plugin interface, this Decant has version 2;"
                        + " compile it against this Decant's framework-api");
        assertThat(reasons.get("unnamed.jar"))
                .isEqualTo("the jar has no " + SERVICES + "; add that file, with the line unnamed.ThePlugin");
        assertThat(reasons.get("failing.jar")).isEqualTo("AssertionError: no fuse");
        assertThat(reasons.get("unlinked.jar"))
                .isEqualTo("NoClassDefFoundError: unlinked/Helper; put the jar that has this class beside it");
        assertThat(reasons.get("twin.jar"))
                .isEqualTo("the plugin id sound is taken by " + folder.resolve("plugins/sound.jar")
                        + "; remove one of the two");
        assertThat(reasons.get("misnamed.jar")).contains("misnamed.ThePlugin not found");
        assertThat(catalog.rows())
                .filteredOn(row -> row.status() == ListingRow.Status.REFUSED)
                .hasSize(9);
    }

    @Test
    void aJarWhoseEntriesAreDamagedIsALine() throws IOException {
        plugin("sound");
        Path jar = plugin("bitten");
        byte[] content = Files.readAllBytes(jar);
        int services = new String(content, StandardCharsets.ISO_8859_1).indexOf(SERVICES) + SERVICES.length();
        for (int i = services; i < services + 12; i++) {
            content[i] ^= 0x5A;
        }
        Files.write(jar, content);

        PluginCatalog catalog = discover();

        assertThat(catalog.find(ExtensionKind.STRATEGY, "sound")).isPresent();
        assertThat(catalog.refused())
                .isNotEmpty()
                .allSatisfy(plugin -> assertThat(plugin.line()).contains("bitten.jar"));
    }

    @Test
    void aJarWithoutAPluginIsNone() throws IOException {
        plugin("sound");
        Path classes = compile("library", "library", "2", "");
        Files.delete(classes.resolve("library/ThePlugin.class"));
        jar("library", classes, false);
        assertThat(discover().refused()).isEmpty();
    }
}
