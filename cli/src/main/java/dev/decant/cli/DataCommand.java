package dev.decant.cli;

import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code decant data}: what is done with data before anything is trained. */
@Command(
        name = "data",
        description = "Fetches public data sets, and describes the data of a configuration.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DataGetCommand.class, DataDescribeCommand.class})
final class DataCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Inject
    DataCommand() {}

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected get NAME or describe CONF");
    }
}
