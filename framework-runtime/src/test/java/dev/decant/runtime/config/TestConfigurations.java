package dev.decant.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.decant.runtime.fixture.PluginFolders;
import dev.decant.runtime.plugin.PluginCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Loads configurations of the toy plugin that are written as text, each as the file {@code test.conf}. */
final class TestConfigurations {
    /** One of everything. */
    static final String GOOD = """
            data { type = toy-data, path = records }
            teacher { type = toy-net, blocks = 16, train { epochs = 30 } }
            student { type = toy-net, blocks = 8 }
            splitter { type = toy-cut, segments = 4 }
            strategy { type = toy-match, weight = 3 }
            train { epochs = 50, batch-size = 64, augment { type = toy-noise } }
            """;

    private final Path folder;
    private final PluginCatalog catalog;

    TestConfigurations(Path folder) {
        this.folder = folder;
        this.catalog = PluginFolders.toys(folder);
    }

    ExperimentLoader loader() {
        return new ExperimentLoader(catalog);
    }

    Experiment load(String text, String... settings) {
        return loader().load(
                        write("test.conf", text),
                        Arrays.stream(settings).map(Setting::parse).toList());
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    Path write(String name, String text) {
        try {
            return Files.writeString(file(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of all problems, with the temporary folder cut off. */
    List<String> problems(String text, String... settings) {
        ConfigurationException failure = catchThrowableOfType(ConfigurationException.class, () -> load(text, settings));
        assertThat(failure).as("a configuration with problems").isNotNull();
        return failure.problems().stream()
                .map(problem -> problem.toString().replace(folder + "/", ""))
                .toList();
    }
}
