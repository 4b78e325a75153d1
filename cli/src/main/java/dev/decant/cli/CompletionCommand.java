package dev.decant.cli;

import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code decant completion}: what lets a shell complete the commands and their options. */
@Command(
        name = "completion",
        description = "Prints a script for bash or zsh that completes commands, options and their values. It is also in"
                + " the distribution, as completion/decant.bash.")
final class CompletionCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Inject
    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CommandSpec decant = spec.root();
        console.out().print(AutoComplete.bash(decant.name(), decant.commandLine()));
        return ExitCode.DONE;
    }
}
