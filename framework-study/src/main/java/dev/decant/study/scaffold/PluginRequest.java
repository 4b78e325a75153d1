package dev.decant.study.scaffold;

import dev.decant.study.request.InvalidRequest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * The plugin to begin.
 *
 * @param name in kebab case, such as {@code feature-gap}: the plugin's id and the type of its extension
 * @param kind what it begins with
 * @param packageName the Java package, such as {@code org.example.gap}
 * @param out a new or empty folder
 * @param home the folder of the distribution to build against
 */
public record PluginRequest(String name, PluginKind kind, String packageName, Path out, Path home) {
    /** What a configuration reads as no text. */
    private static final List<String> NO_TEXT = List.of("null", "true", "false");

    /** @throws InvalidRequest if name or package is none */
    public PluginRequest {
        if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw InvalidRequest.because("the name is '" + name + "'; expected lower-case words, such as feature-gap");
        }
        if (NO_TEXT.contains(name)) {
            throw InvalidRequest.because(
                    "the name is '" + name + "', which a configuration does not read as text; expected another");
        }
        if (!packageName.matches("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*")) {
            throw InvalidRequest.of(
                    "package", ": got '" + packageName + "'; expected a Java package, such as org.example");
        }
        if (!SourceVersion.isName(packageName) || packageName.matches("java(\\..*)?")) {
            throw InvalidRequest.of(
                    "package", ": got '" + packageName + "', which Java keeps for itself; expected another");
        }
    }

    /** The name that its class should have: {@code FeatureGap}. */
    String className() {
        return Arrays.stream(name.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
