package dev.decant.cli;

import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.analysis.AnalysedRun;
import dev.decant.study.analysis.Analysing;
import dev.decant.study.analysis.AnalysisRequest;
import dev.decant.study.table.AnalysedRunsJson;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decant analyze}: what finished runs' networks look like inside, beside their teachers'. */
@Command(
        name = "analyze",
        description = {
            "Compares the blocks of finished runs with those of their teachers (CKA) and describes what they attend to.",
            "It does so on the test split and on every external set, evaluate.external.NAME { type = ..., path = ... }"
                    + " in the run's configuration or given by -D.",
            "What was computed is kept in the run's folder, analysis/, and read back."
        })
final class AnalyzeCommand extends ConfiguredCommand {
    private final Console console;
    private final TrainingListener progress;
    private final Provider<Analysing> analysing;

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "The runs' folders.")
    private List<Path> folders = new ArrayList<>();

    @Option(
            names = "--records",
            paramLabel = "N",
            description = "Records of each set at most. Default: analysis.records of the run's configuration.")
    private Optional<Integer> records = Optional.empty();

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            description = "Records of a minibatch. Default: analysis.batch-size of the run's configuration.")
    private Optional<Integer> batchSize = Optional.empty();

    @Option(
            names = "--window",
            paramLabel = "STEPS",
            description = "Last steps of sequences of varying length that attention is shown of. Default:"
                    + " analysis.window of the run's configuration.")
    private Optional<Integer> window = Optional.empty();

    @Option(
            names = "--teacher",
            paramLabel = "RUN",
            description = "The teacher to compare with. Default: the run's own, or that of its seed beside it.")
    private Optional<Path> teacher = Optional.empty();

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    @Inject
    AnalyzeCommand(Console console, TrainingListener progress, Provider<Analysing> analysing) {
        this.console = console;
        this.progress = progress;
        this.analysing = analysing;
    }

    @Override
    public Integer call() throws IOException {
        AnalysisPrinter printer = new AnalysisPrinter(console);
        Consumer<AnalysedRun> done = json ? run -> {} : printer::print;
        AnalysisRequest request = new AnalysisRequest(records, batchSize, window, teacher, settings());
        List<AnalysedRun> all = analysing.get().analyse(folders, request, progress, done);
        if (json) {
            console.out().println(AnalysedRunsJson.of(all));
        }
        return ExitCode.DONE;
    }
}
