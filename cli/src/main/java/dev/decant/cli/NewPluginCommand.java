package dev.decant.cli;

import dev.decant.study.scaffold.PluginKind;
import dev.decant.study.scaffold.PluginRequest;
import dev.decant.study.scaffold.PluginScaffold;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decant new-plugin}: the project of a plugin. */
@Command(
        name = "new-plugin",
        description = "Writes the project of a plugin that builds, passes its contract tests and runs, to be changed.")
final class NewPluginCommand implements Callable<Integer> {
    private final Console console;
    private final Provider<PluginScaffold> scaffold;

    @Parameters(paramLabel = "NAME", description = "The type of its extension in a configuration, such as feature-gap.")
    private String name = "";

    @Option(
            names = "--kind",
            required = true,
            paramLabel = "KIND",
            description = "What it begins with: ${COMPLETION-CANDIDATES}.")
    private PluginKind kind = PluginKind.STRATEGY;

    @Option(
            names = "--package",
            defaultValue = "org.example",
            paramLabel = "PACKAGE",
            description = "The Java package; ${DEFAULT-VALUE} by default.")
    private String packageName = "";

    @Option(names = "--out", paramLabel = "DIR", description = "A new or empty folder; NAME by default.")
    private @Nullable Path out;

    @Inject
    NewPluginCommand(Console console, Provider<PluginScaffold> scaffold) {
        this.console = console;
        this.scaffold = scaffold;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = Optional.ofNullable(out).orElse(Path.of(name));
        Path home = Path.of(System.getProperty("decant.home", "."));
        scaffold.get()
                .write(new PluginRequest(name, kind, packageName, folder, home))
                .forEach(console.out()::println);
        console.err().println("next: cd " + folder + " && ./build.sh");
        return ExitCode.DONE;
    }
}
