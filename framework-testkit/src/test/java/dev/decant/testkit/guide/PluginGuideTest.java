package dev.decant.testkit.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles the classes of docs/plugins.md, so that what it shows is true. */
class PluginGuideTest {
    private static final Pattern CLASS = Pattern.compile("```java\n(package .*?class (\\w+).*?)```", Pattern.DOTALL);

    @Test
    void everyClassOfTheGuideCompiles(@TempDir Path folder) throws IOException {
        Matcher classes = CLASS.matcher(Files.readString(Path.of("..", "docs", "plugins.md")));
        List<Path> files = new ArrayList<>();
        while (classes.find()) {
            files.add(Files.writeString(folder.resolve(classes.group(2) + ".java"), classes.group(1)));
        }
        assertThat(files).hasSizeGreaterThanOrEqualTo(4);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options =
                    List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", folder.toString());
            boolean compiled = compiler.getTask(
                            messages, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
    }
}
