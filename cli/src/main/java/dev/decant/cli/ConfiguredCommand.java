package dev.decant.cli;

import dev.decant.runtime.config.Setting;
import dev.decant.study.request.InvalidRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/**
 * A command that reads a configuration, whose keys the repeatable option {@code -D key=value} overrides; a key that suits the
 * command stands in {@code Help.properties}.
 */
abstract class ConfiguredCommand implements Callable<Integer> {
    // A base class rather than a mixin, for which picocli would make the command before it is asked for.
    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            description = "Overrides a key of the configuration. Repeatable; the last one holds.")
    private List<String> texts = new ArrayList<>();

    /**
     * The overrides in the order given.
     *
     * @throws InvalidRequest if one is not {@code key=value}
     */
    final List<Setting> settings() {
        try {
            return texts.stream().map(Setting::parse).toList();
        } catch (IllegalArgumentException e) {
            throw InvalidRequest.because("-D: " + e.getMessage());
        }
    }
}
