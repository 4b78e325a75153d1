package dev.decant.study.scaffold;

import dev.decant.api.plugin.DecantPlugin;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.io.file.AtomicFile;
import dev.decant.runtime.plugin.LoadedPlugin;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.runtime.run.Versions;
import dev.decant.study.request.InvalidRequest;
import dev.decant.study.request.OutputFolder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a Maven project with a plugin of one extension, its contract test, and a script that needs a JDK alone. */
public final class PluginScaffold {
    private static final String INDENT = "        ";
    private static final String CODE = "src/main/java/@folder@/";
    private static final String TESTS = "src/test/java/@folder@/";
    private static final String RESOURCES = "src/main/resources/";
    private static final String EXAMPLES = "example";

    private final PluginCatalog catalog;

    @Inject
    PluginScaffold(PluginCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Writes the project, and returns its files; a folder of examples stands for those in it.
     *
     * @throws dev.decant.study.request.InvalidRequest if there is something in the folder, or a loaded plugin has the name
     */
    public List<Path> write(PluginRequest request) throws IOException {
        requireFree(request);
        Map<String, String> files = files(request);
        Map<String, String> examples = request.kind() == PluginKind.DATA ? examples() : Map.of();
        OutputFolder.write(request.out(), folder -> {
            for (Map<String, String> texts : List.of(files, examples)) {
                for (Map.Entry<String, String> file : texts.entrySet()) {
                    AtomicFile.writeText(folder.resolve(file.getKey()), file.getValue());
                }
            }
            folder.resolve("build.sh").toFile().setExecutable(true);
        });
        return Stream.concat(files.keySet().stream(), examples.isEmpty() ? Stream.empty() : Stream.of(EXAMPLES))
                .map(request.out()::resolve)
                .toList();
    }

    /** The text of each file by its path in the project, without examples. */
    static Map<String, String> files(PluginRequest request) throws IOException {
        Map<String, String> templates = templates(request.kind());
        String name = new ClassName(templates.entrySet().stream()
                        .filter(template -> template.getKey().endsWith(".java"))
                        .map(Map.Entry::getValue)
                        .toList())
                .of(request.className());
        Map<String, String> words = words(request, name);
        Map<String, String> files = new LinkedHashMap<>();
        templates.forEach((path, text) -> files.put(filled(path, words), filled(text, words)));
        return files;
    }

    /** A second plugin of an id, and a second extension of a name, are not loaded. */
    private void requireFree(PluginRequest request) {
        for (ExtensionKind<?> kind : request.kind().kinds()) {
            catalog.extensions(kind).stream()
                    .filter(extension -> extension.type().equals(request.name()))
                    .findFirst()
                    .ifPresent(extension -> {
                        LoadedPlugin plugin = extension.plugin();
                        throw InvalidRequest.because("there is a " + kind.noun() + " " + request.name()
                                + " already, of plugin " + plugin.id() + " in " + plugin.location()
                                + "; choose another name");
                    });
        }
        catalog.plugins().stream()
                .filter(plugin -> plugin.id().equals(request.name()))
                .findFirst()
                .ifPresent(plugin -> {
                    throw InvalidRequest.because("there is a plugin " + request.name() + " already, in "
                            + plugin.location() + "; choose another name");
                });
    }

    /** By the path in the project. */
    private static Map<String, String> templates(PluginKind kind) throws IOException {
        String own = kind.folder() + "/";
        Map<String, String> templates = new LinkedHashMap<>();
        templates.put("README.md", template("common/README.md"));
        templates.put("pom.xml", template("common/pom.xml"));
        templates.put("build.sh", template("common/build.sh"));
        templates.put("try.conf", template(own + "try.conf"));
        templates.put(CODE + "@Name@Plugin.java", template("common/Plugin.java"));
        templates.put(CODE + "@Name@.java", template(own + "Main.java"));
        if (kind == PluginKind.DATA) {
            templates.put(CODE + "@Name@Set.java", template(own + "Set.java"));
            templates.put(CODE + "Standardised.java", template(own + "Standardised.java"));
        }
        templates.put(RESOURCES + "reference.conf", template(own + "reference.conf"));
        templates.put(RESOURCES + "META-INF/services/" + DecantPlugin.class.getName(), "@package@.@Name@Plugin\n");
        templates.put(TESTS + "@Name@PluginTest.java", template("common/PluginTest.java"));
        templates.put(TESTS + "@Name@ContractTest.java", template(own + "ContractTest.java"));
        return templates;
    }

    /** Recordings for the scaffold of a data source: a file for each line of the template, and a table of their labels. */
    private static Map<String, String> examples() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        StringBuilder labels = new StringBuilder("record,label\n");
        for (String line : template("data/example.csv").lines().toList()) {
            List<String> fields = List.of(line.split(","));
            String record = String.format(Locale.ROOT, "r%02d", files.size() + 1);
            labels.append(record).append(',').append(fields.get(0)).append('\n');
            files.put(
                    EXAMPLES + "/" + record + ".csv",
                    "value\n" + String.join("\n", fields.subList(1, fields.size())) + "\n");
        }
        files.put(EXAMPLES + "/labels.csv", labels.toString());
        return files;
    }

    private static Map<String, String> words(PluginRequest request, String className) {
        PluginKind kind = request.kind();
        String home = request.home().toAbsolutePath().normalize().toString();
        Map<String, String> words = new LinkedHashMap<>();
        words.put("name", request.name());
        words.put("Name", className);
        words.put("package", request.packageName());
        words.put("folder", request.packageName().replace('.', '/'));
        words.put("kind", kind.word());
        words.put("what", kind.what());
        words.put("version", Versions.decant());
        words.put("home", home);
        words.put(
                "repository",
                request.home()
                        .toAbsolutePath()
                        .normalize()
                        .resolve("repository")
                        .toUri()
                        .toString());
        words.put("platform", platform());
        words.put("command", kind.command() + " try.conf");
        words.put(
                "register",
                kind.constants().stream()
                        .map(constant -> INDENT + "extension(ExtensionKind." + constant + ", \"" + request.name()
                                + "\", " + className + ".class);")
                        .collect(Collectors.joining("\n")));
        words.put("required", required(request));
        return words;
    }

    /** Overrides the options without a default in the plugin's test. */
    private static String required(PluginRequest request) {
        if (request.kind().required().isEmpty()) {
            return "";
        }
        String options = request.kind().required().stream()
                .map(option -> '"' + request.kind().folder() + "." + request.name() + "." + option + '"')
                .collect(Collectors.joining(", "));
        return """

                    @Override
                    protected java.util.List<String> required() {
                        return java.util.List.of(%s);
                    }
                """.formatted(options);
    }

    /** The classifier of the native TensorFlow library for this machine. */
    private static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String architecture = System.getProperty("os.arch", "");
        String arm = architecture.equals("aarch64") ? "arm64" : "x86_64";
        return system.startsWith("mac")
                ? "macosx-" + arm
                : system.startsWith("win") ? "windows-x86_64" : "linux-" + arm;
    }

    private static String filled(String template, Map<String, String> words) {
        String text = template;
        for (Map.Entry<String, String> word : words.entrySet()) {
            text = text.replace("@" + word.getKey() + "@", word.getValue());
        }
        return text;
    }

    private static String template(String name) throws IOException {
        try (InputStream in = PluginScaffold.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the template " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
