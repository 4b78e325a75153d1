package dev.decant.cli;

import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExperimentVariants;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.dataset.DataDescription;
import dev.decant.study.dataset.Describing;
import dev.decant.study.page.DataFolder;
import dev.decant.study.table.DescriptionJson;
import dev.decant.study.table.DescriptionText;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decant data describe}: what the data of a configuration look like, before anything is trained on them. */
@Command(
        name = "describe",
        description = {
            "Reads every record of a configuration's data, and says what there is: records, patients, classes and their"
                    + " parts, lengths, channels, missing values, and what one should know before training.",
            "Nothing is trained, and no network is built."
        },
        footer = {"", "Example:", "  decant data describe examples/quickstart.conf -D data.records=500"})
final class DataDescribeCommand extends ConfiguredCommand {
    private final Console console;
    private final TrainingListener progress;
    private final Provider<ExperimentVariants.Reader> configurations;
    private final Provider<Describing> describing;

    @Parameters(paramLabel = "CONF", description = "The configuration file.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where data.html, data.txt and data.json go. Default: the experiment's folder under runs.")
    private Optional<Path> out = Optional.empty();

    @Inject
    DataDescribeCommand(
            Console console,
            TrainingListener progress,
            Provider<ExperimentVariants.Reader> configurations,
            Provider<Describing> describing) {
        this.console = console;
        this.progress = progress;
        this.configurations = configurations;
        this.describing = describing;
    }

    @Override
    public Integer call() throws IOException {
        Experiment experiment = configurations.get().read(file, settings()).base();
        DataDescription description = describing.get().describe(experiment, progress);
        console.out().print(json ? DescriptionJson.render(description) : DescriptionText.render(description));
        Path folder = out.orElseGet(() -> experiment.runs().resolve(experiment.name()));
        List<String> written = DataFolder.write(folder, description);
        console.err().println("written to " + folder + ": " + String.join(", ", written));
        return ExitCode.DONE;
    }
}
