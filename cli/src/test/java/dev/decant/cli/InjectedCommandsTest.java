package dev.decant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.runtime.fixture.PluginFolders;
import dev.decant.runtime.fixture.ToyPlugin;
import dev.decant.runtime.training.StopRequest;
import jakarta.inject.Provider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

final class InjectedCommandsTest {
    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void everyCommandGetsItsServicesAndPluginsAreSearchedWhenTheFirstIsAskedFor() throws Exception {
        PluginFolders toys = new PluginFolders(folder).add("toys", ToyPlugin.class.getName(), ToyPlugin.REFERENCE);
        Watched plugins = new Watched(toys);
        InjectedCommands commands = new InjectedCommands(console(), List.of(), plugins, new StopRequest());
        List<Provider<?>> services = new ArrayList<>();

        for (Class<?> type : DecantCommand.class.getAnnotation(Command.class).subcommands()) {
            Object command = commands.create(type);
            for (Field field : type.getDeclaredFields()) {
                field.setAccessible(true);
                if (field.get(command) instanceof Provider<?> service) {
                    services.add(service);
                }
            }
        }
        assertThat(services).hasSizeGreaterThan(15);
        assertThat(plugins.searches).as("before a service is asked for").hasValue(0);

        assertThat(services).allSatisfy(service -> assertThat(service.get()).isNotNull());
        assertThat(plugins.searches)
                .as("one discovery looks for services files and defaults")
                .hasValueBetween(1, 3);
    }

    private Console console() {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Console(stream, stream);
    }

    /** Counts how often resources of plugins are looked for. */
    private static final class Watched extends ClassLoader {
        private final AtomicInteger searches = new AtomicInteger();
        private final ClassLoader seen;

        Watched(ClassLoader seen) {
            super(seen);
            this.seen = seen;
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            searches.incrementAndGet();
            return seen.getResources(name);
        }
    }
}
