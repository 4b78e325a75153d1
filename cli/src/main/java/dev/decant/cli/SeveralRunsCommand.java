package dev.decant.cli;

import dev.decant.study.execution.Jobs;
import picocli.CommandLine.Option;

/** A command that trains several runs, as many at a time and where {@code --jobs} or the configuration says. */
abstract class SeveralRunsCommand extends ConfiguredCommand {
    @Option(
            names = "--jobs",
            paramLabel = "N|auto",
            converter = JobsConverter.class,
            description = "Trains N runs side by side on this machine, in processes of their own, to the same bits;"
                    + " auto: as many as cores and memory allow. Default: as the section executor of the configuration"
                    + " says, without one one after the other.")
    private Jobs jobs = Jobs.asConfigured();

    final Jobs jobs() {
        return jobs;
    }
}
