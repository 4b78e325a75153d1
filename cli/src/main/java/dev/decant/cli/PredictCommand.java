package dev.decant.cli;

import dev.decant.api.score.PredictionFormat;
import dev.decant.api.score.Predictions;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExternalSet;
import dev.decant.runtime.config.Selected;
import dev.decant.runtime.config.Setting;
import dev.decant.runtime.experiment.Workspaces;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunStore;
import dev.decant.study.external.ExternalData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code decant predict}: what a finished run says of other records. */
@Command(
        name = "predict",
        description = {
            "Predicts records with a finished run: with its preparation and its thresholds.",
            "The records are read as the run's own data were, from another place; -D changes how, such as"
                    + " -D data.type=wfdb-folder."
        })
final class PredictCommand implements Callable<Integer> {
    private static final String DATA = "data.";
    private static final String INPUT = "predicted-input";

    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "RUN", description = "The run's folder.")
    private Path folder = Path.of("");

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "INPUT",
            description = "Folders or archives of records; they become data.path.")
    private List<Path> inputs = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "A new or empty folder.")
    private Path out = Path.of("");

    @Option(
            names = "--format",
            defaultValue = "csv",
            paramLabel = "TYPE",
            description = "The file format (decant plugins lists them); ${DEFAULT-VALUE} by default.")
    private String format = "csv";

    @Mixin
    private Settings settings = new Settings();

    PredictCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        OutputFolder.requireNewOrEmpty(spec.commandLine(), out);
        FinishedRun run = RunStore.read(folder);
        Selected<PredictionFormat<Record>> chosen = context.configurations().format(format);
        if (!chosen.extension().accepts(run.test().task())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--format " + format + " cannot hold predictions of the classes "
                            + run.test().task().classes());
        }
        Experiment experiment = context.configurations().load(run.folder().config(), placed());
        ExternalSet set = experiment.external().stream()
                .filter(one -> one.name().equals(INPUT))
                .findFirst()
                .orElseGet(() -> new ExternalSet(INPUT, experiment.data()));
        try (ExternalData data =
                ExternalData.open(set, Workspaces.of(experiment), new ConsoleProgress(context.err()))) {
            data.remarks().forEach((remark, count) -> context.err().println(remark + ": " + count));
            Predictions predictions = data.predictAll(run, experiment.evaluate().batchSize());
            Files.createDirectories(out);
            chosen.extension().write(out, predictions, chosen.config());
            context.err().println("Wrote predictions of " + counted(predictions) + " to " + out);
        }
        return ExitCode.DONE;
    }

    /** Input of the run's own source is its data; of another source it is an external set, which has options of its own. */
    private List<Setting> placed() {
        boolean other =
                settings.settings().stream().anyMatch(setting -> setting.key().equals(DATA + "type"));
        String section = other ? "evaluate.external." + INPUT + "." : DATA;
        List<Setting> all = new ArrayList<>();
        all.add(new Setting(section + "path", paths()));
        for (Setting setting : settings.settings()) {
            all.add(
                    setting.key().startsWith(DATA)
                            ? new Setting(section + setting.key().substring(DATA.length()), setting.value())
                            : setting);
        }
        return all;
    }

    private static String counted(Predictions predictions) {
        long records = predictions.ids().stream().distinct().count();
        int rows = predictions.ids().size();
        return records + " records" + (rows > records ? " (" + rows + " steps)" : "");
    }

    /** As a HOCON list. */
    private String paths() {
        return inputs.stream()
                .map(path -> '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
