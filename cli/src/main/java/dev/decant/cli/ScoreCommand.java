package dev.decant.cli;

import dev.decant.api.score.Scorer;
import dev.decant.runtime.config.Selected;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decant score}: a field's own score of files in its own formats. */
@Command(name = "score", description = "Scores predictions as a field's official scorer does, in double precision.")
final class ScoreCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "SCORER", description = "The scorer's type.")
    private String scorer = "";

    @Option(names = "--labels", required = true, paramLabel = "DIR", description = "The folder of the truth.")
    private Path labels = Path.of("");

    @Option(names = "--outputs", required = true, paramLabel = "DIR", description = "The folder of the predictions.")
    private Path outputs = Path.of("");

    @Option(names = "--json", description = "Prints one JSON object; NaN is null.")
    private boolean json;

    @Mixin
    private Settings settings = new Settings();

    ScoreCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Selected<Scorer<Record>> chosen = context.configurations().scorer(scorer, settings.settings());
        Map<String, Double> numbers = chosen.extension().scoreFiles(labels, outputs, chosen.config());
        if (json) {
            JsonOutput.print(context.out(), numbers);
        } else {
            numbers.forEach((name, value) -> context.out().println(name + " " + value));
        }
        return ExitCode.DONE;
    }
}
