package dev.decant.cli;

import dev.decant.runtime.config.ExperimentVariants;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.page.TuneFolder;
import dev.decant.study.search.SearchListener;
import dev.decant.study.search.Tuned;
import dev.decant.study.search.Tuning;
import dev.decant.study.table.TunedJson;
import dev.decant.study.table.TunedText;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decant tune}: a search for the values of keys. */
@Command(
        name = "tune",
        description = {
            "Searches for hyper-parameters, as the section tune of a configuration says.",
            "Trials are judged on the validation split, never on the test split. The same command again goes on where it"
                    + " stopped, with the same decisions."
        })
final class TuneCommand extends SeveralRunsCommand {
    private final Console console;
    private final TrainingListener progress;
    private final Provider<ExperimentVariants.Reader> configurations;
    private final Provider<Tuning> tuning;

    @Parameters(paramLabel = "CONF", description = "The configuration file.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    @Inject
    TuneCommand(
            Console console,
            TrainingListener progress,
            Provider<ExperimentVariants.Reader> configurations,
            Provider<Tuning> tuning) {
        this.console = console;
        this.progress = progress;
        this.configurations = configurations;
        this.tuning = tuning;
    }

    @Override
    public Integer call() throws IOException {
        SearchTable.Shown shown = SearchTable.Shown.on(console, progress);
        SearchListener search = TuneFolder.writing(shown.search(), shown.runs());
        Tuned tuned = tuning.get().tune(configurations.get().read(file, settings()), jobs(), search, shown.runs());
        console.out().print(json ? TunedJson.render(tuned) + "\n" : TunedText.render(tuned, console.width()));
        if (tuned.best().isEmpty()) {
            return ExitCode.FAILED;
        }
        console.err()
                .println("to use the best, write below your configuration: include file(\""
                        + tuned.folder().resolve("best.conf") + "\")");
        return ExitCode.DONE;
    }
}
