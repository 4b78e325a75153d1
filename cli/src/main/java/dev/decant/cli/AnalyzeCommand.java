package dev.decant.cli;

import dev.decant.api.data.DataException;
import dev.decant.api.score.Predictions;
import dev.decant.runtime.config.AnalysisConfig;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.evaluation.Similarity;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.experiment.TeacherOfRun;
import dev.decant.runtime.experiment.Workspaces;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunStore;
import dev.decant.runtime.training.OpenedData;
import dev.decant.study.analysis.AnalysisOptions;
import dev.decant.study.analysis.Analyst;
import dev.decant.study.external.ExternalData;
import dev.decant.study.external.ExternalSets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code decant analyze}: what finished runs' networks look like inside, beside their teachers'. */
@Command(
        name = "analyze",
        description = {
            "Compares the blocks of finished runs with those of their teachers (CKA) and describes what they attend to,"
                    + " on the test split and on every external set, evaluate.external.NAME { type = ..., path = ... }"
                    + " in the run's configuration or given by -D.",
            "What was computed is kept in the run's folder, analysis/, and read back."
        })
final class AnalyzeCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "The runs' folders.")
    private List<Path> folders = new ArrayList<>();

    @Mixin
    private Settings settings = new Settings();

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

    AnalyzeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        List<FinishedRun> runs = folders.stream().map(RunStore::read).toList();
        ConsoleProgress progress = new ConsoleProgress(context.err());
        AnalysisPrinter printer = new AnalysisPrinter(context.out());
        List<Experiment> experiments = runs.stream()
                .map(run -> context.experiment(run.folder().config(), settings))
                .toList();
        List<Analyst> analysts = experiments.stream()
                .map(experiment -> new Analyst(context.catalog(), options(experiment.analysis()), progress))
                .toList();
        List<AnalysisPrinter.Analysed> all = new ArrayList<>();
        for (int first = 0; first < runs.size(); ) {
            Experiment experiment = experiments.get(first);
            int next = first + 1;
            while (next < runs.size() && onSameData(experiment, experiments.get(next))) {
                next++;
            }
            Path workspace = Workspaces.of(experiment);
            try (OpenedData data = OpenedData.open(experiment.data(), experiment.split(), workspace, progress);
                    ExternalSets external = ExternalSets.open(experiment, workspace, progress)) {
                for (int i = first; i < next; i++) {
                    AnalysisPrinter.Analysed analysed =
                            analysed(analysts.get(i), runs.get(i), experiment, data, external);
                    all.add(analysed);
                    if (!json) {
                        printer.print(analysed);
                    }
                }
            }
            first = next;
        }
        if (json) {
            printer.printDocument(all);
        }
        return ExitCode.DONE;
    }

    private AnalysisOptions options(AnalysisConfig configured) {
        try {
            return new AnalysisOptions(
                    records.orElse(configured.records()),
                    batchSize.orElse(configured.batchSize()),
                    window.orElse(configured.window()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage());
        }
    }

    /** Runs of one comparison share their data, which need not be opened for each. */
    private static boolean onSameData(Experiment one, Experiment other) {
        return one.data().equals(other.data())
                && one.split().equals(other.split())
                && one.external().equals(other.external())
                && one.runs().equals(other.runs());
    }

    private AnalysisPrinter.Analysed analysed(
            Analyst analyst, FinishedRun run, Experiment experiment, OpenedData data, ExternalSets external)
            throws IOException {
        Optional<FinishedRun> compared = compared(run);
        List<AnalysisPrinter.OnSet> sets = new ArrayList<>();
        sets.add(new AnalysisPrinter.OnSet(
                analyst.analyse(run, compared, data),
                compared.map(found -> similarity(run, run.test(), found.test())),
                run.test().task().classes(),
                List.of()));
        for (ExternalData set : external.sets()) {
            Predictions own =
                    set.predict(run, experiment.evaluate().batchSize()).predictions();
            Optional<Similarity> similarity = Optional.empty();
            if (compared.isPresent()) {
                similarity = Optional.of(similarity(
                        run,
                        own,
                        set.predict(compared.get(), experiment.evaluate().batchSize())
                                .predictions()));
            }
            sets.add(new AnalysisPrinter.OnSet(
                    analyst.analyse(run, compared, set),
                    similarity,
                    own.task().classes(),
                    set.remarks(run.test().task())));
        }
        return new AnalysisPrinter.Analysed(run, compared, sets);
    }

    private Optional<FinishedRun> compared(FinishedRun run) throws IOException {
        if (run.label().equals(RunSpecs.TEACHER)) {
            return Optional.empty();
        }
        Optional<FinishedRun> found = teacher.isPresent() ? teacher.map(RunStore::read) : TeacherOfRun.of(run);
        if (found.isEmpty()) {
            context.err()
                    .println("no teacher of " + run.folder().path()
                            + " was found, so it is compared with itself only; name one with --teacher");
        }
        return found;
    }

    private static Similarity similarity(FinishedRun run, Predictions own, Predictions teacher) {
        if (!own.ids().equals(teacher.ids())
                || !own.task().classes().equals(teacher.task().classes())) {
            throw new DataException("the teacher was not judged on the records and classes of the run "
                    + run.folder().path() + "; name one with --teacher that was trained on the same data and split");
        }
        return Similarity.of(own.probabilities(), teacher.probabilities());
    }
}
