package dev.decant.cli;

import dev.decant.runtime.config.Setting;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The repeatable option {@code -D key=value}, mixed into every command that reads a configuration. */
public final class Settings {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            description = "Overrides a key, such as -D train.epochs=5. Repeatable; the last one holds.")
    private List<String> texts = new ArrayList<>();

    /**
     * The overrides in the order given.
     *
     * @throws ParameterException if one is not {@code key=value}
     */
    List<Setting> settings() {
        try {
            return texts.stream().map(Setting::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "-D: " + e.getMessage());
        }
    }
}
