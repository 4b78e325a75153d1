package dev.decant.cli;

import dev.decant.study.field.Scoring;
import dev.decant.study.table.JsonText;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decant score}: a field's own score of files in its own formats. */
@Command(name = "score", description = "Scores predictions as a field's official scorer does, in double precision.")
final class ScoreCommand extends ConfiguredCommand {
    private final Console console;
    private final Provider<Scoring> scoring;

    @Parameters(paramLabel = "SCORER", description = "The scorer's type.")
    private String scorer = "";

    @Option(names = "--labels", required = true, paramLabel = "DIR", description = "The folder of the truth.")
    private Path labels = Path.of("");

    @Option(names = "--outputs", required = true, paramLabel = "DIR", description = "The folder of the predictions.")
    private Path outputs = Path.of("");

    @Option(names = "--json", description = "Prints one JSON object; NaN is null, an infinity text.")
    private boolean json;

    @Inject
    ScoreCommand(Console console, Provider<Scoring> scoring) {
        this.console = console;
        this.scoring = scoring;
    }

    @Override
    public Integer call() {
        Map<String, Double> numbers = scoring.get()
                .score(
                        scorer,
                        labels,
                        outputs,
                        settings(),
                        warning -> console.err().println("decant: warning: " + warning));
        if (json) {
            console.out().println(JsonText.of(numbers));
        } else {
            numbers.forEach((name, value) -> console.out().println(name + " " + value));
        }
        return ExitCode.DONE;
    }
}
