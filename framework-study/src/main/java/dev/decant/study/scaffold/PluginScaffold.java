package dev.decant.study.scaffold;

import dev.decant.io.file.AtomicFile;
import dev.decant.runtime.run.Versions;
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

/** Writes a Maven project with a plugin of one extension, its contract test, and a script that needs a JDK alone. */
public final class PluginScaffold {
    private static final String INDENT = "        ";

    @Inject
    PluginScaffold() {}

    /**
     * Writes the project, and returns its files.
     *
     * @throws dev.decant.study.request.InvalidRequest if there is something in the folder
     */
    public List<Path> write(PluginRequest request) throws IOException {
        Map<String, String> words = words(request);
        Map<String, String> files = new LinkedHashMap<>();
        String name = request.className();
        String code = "src/main/java/" + request.packageName().replace('.', '/') + "/";
        String tests = "src/test/java/" + request.packageName().replace('.', '/') + "/";
        String resources = "src/main/resources/";
        String own = request.kind().folder() + "/";
        files.put("README.md", template("common/README.md"));
        files.put("pom.xml", template("common/pom.xml"));
        files.put("build.sh", template("common/build.sh"));
        files.put("try.conf", template("common/try.conf") + template(own + "try.conf"));
        files.put(code + name + "Plugin.java", template("common/Plugin.java"));
        files.put(code + name + ".java", template(own + "Main.java"));
        if (request.kind() == PluginKind.DATA) {
            files.put(code + name + "Set.java", template(own + "Set.java"));
            files.put(code + "Standardised.java", template(own + "Standardised.java"));
            files.put("example/series.csv", template(own + "example.csv"));
        }
        files.put(resources + "reference.conf", template(own + "reference.conf"));
        files.put(
                resources + "META-INF/services/dev.decant.api.plugin.DecantPlugin",
                request.packageName() + "." + name + "Plugin\n");
        files.put(tests + name + "PluginTest.java", template("common/PluginTest.java"));
        files.put(tests + name + "ContractTest.java", template(own + "ContractTest.java"));
        OutputFolder.write(request.out(), folder -> {
            for (Map.Entry<String, String> file : files.entrySet()) {
                AtomicFile.writeText(folder.resolve(file.getKey()), filled(file.getValue(), words));
            }
            folder.resolve("build.sh").toFile().setExecutable(true);
        });
        return files.keySet().stream().map(request.out()::resolve).toList();
    }

    private static Map<String, String> words(PluginRequest request) {
        PluginKind kind = request.kind();
        String home = request.home().toAbsolutePath().normalize().toString();
        Map<String, String> words = new LinkedHashMap<>();
        words.put("name", request.name());
        words.put("Name", request.className());
        words.put("package", request.packageName());
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
                                + "\", " + request.className() + ".class);")
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
