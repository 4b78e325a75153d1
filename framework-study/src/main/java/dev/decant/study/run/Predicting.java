package dev.decant.study.run;

import dev.decant.api.score.PredictionFormat;
import dev.decant.api.score.Predictions;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExperimentLoader;
import dev.decant.runtime.config.ExternalSet;
import dev.decant.runtime.config.Selected;
import dev.decant.runtime.config.Setting;
import dev.decant.runtime.data.CacheProgress;
import dev.decant.runtime.experiment.Workspaces;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunStore;
import dev.decant.study.external.ExternalData;
import dev.decant.study.request.InvalidRequest;
import dev.decant.study.request.OutputFolder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Predicts records with a finished run: with its preparation and its thresholds. */
public final class Predicting {
    private static final String DATA = "data.";
    private static final String INPUT = "predicted-input";

    private final ExperimentLoader configurations;

    @Inject
    Predicting(ExperimentLoader configurations) {
        this.configurations = configurations;
    }

    /**
     * Predicts every record and writes the answers.
     *
     * @param progress hears how the records are parsed, and what is wrong with them
     * @throws InvalidRequest if there are files in the output folder, or the format cannot hold the answers
     * @throws dev.decant.api.data.DataException if the run is not finished, or the records cannot be read
     */
    public Predicted predict(PredictionRequest request, CacheProgress progress) throws IOException {
        OutputFolder.requireNewOrEmpty(request.out());
        FinishedRun run = RunStore.read(request.run());
        Selected<PredictionFormat<Record>> format = configurations.format(request.format());
        if (!format.extension().accepts(run.test().task())) {
            throw InvalidRequest.of(
                    "format",
                    " " + request.format() + " cannot hold predictions of the classes "
                            + run.test().task().classes());
        }
        Experiment experiment = configurations.loadBeside(run.folder().config(), placed(request));
        ExternalSet set = experiment.external().stream()
                .filter(one -> one.name().equals(INPUT))
                .findFirst()
                .orElseGet(() -> new ExternalSet(INPUT, experiment.data()));
        try (ExternalData data = ExternalData.open(set, Workspaces.of(experiment), progress)) {
            data.remarks().forEach((remark, count) -> progress.notice(remark + ": " + count));
            Predictions predictions = data.predictAll(run, experiment.evaluate().batchSize());
            OutputFolder.write(request.out(), folder -> format.extension().write(folder, predictions, format.config()));
            return new Predicted(predictions, data.remarks(), request.out());
        }
    }

    /** Input of the run's own source is its data; of another source it is an external set, which has options of its own. */
    private static List<Setting> placed(PredictionRequest request) {
        boolean other =
                request.settings().stream().anyMatch(setting -> setting.key().equals(DATA + "type"));
        String section = other ? "evaluate.external." + INPUT + "." : DATA;
        List<Setting> all = new ArrayList<>();
        all.add(new Setting(section + "path", list(request.inputs())));
        for (Setting setting : request.settings()) {
            all.add(
                    setting.key().startsWith(DATA)
                            ? new Setting(section + setting.key().substring(DATA.length()), setting.value())
                            : setting);
        }
        return all;
    }

    /** In HOCON. */
    private static String list(List<Path> paths) {
        return paths.stream()
                .map(path -> '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
