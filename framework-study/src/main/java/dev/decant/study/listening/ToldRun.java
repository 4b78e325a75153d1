package dev.decant.study.listening;

import dev.decant.api.listener.EpochInfo;
import dev.decant.api.listener.RunEnd;
import dev.decant.api.listener.RunInfo;
import dev.decant.api.listener.WrittenFile;
import dev.decant.runtime.config.EvaluateConfig;
import dev.decant.runtime.config.EvaluateConfig.Metric;
import dev.decant.runtime.evaluation.Evaluation;
import dev.decant.runtime.evaluation.Metrics;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.training.TrainingListener.EpochDone;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A run as a listener is told of it. What it reads and computes, it does on the thread of the listener.
 *
 * @param evaluate how it is judged
 */
record ToldRun(RunInfo info, RunFolder folder, EvaluateConfig evaluate) {
    /** What the run's files say of an epoch; what was heard of it where they do not say it yet. */
    EpochInfo epoch(EpochDone heard, Instant at) throws IOException {
        Optional<LoggedEpoch> logged = LoggedEpoch.of(folder, heard.epoch());
        return new EpochInfo(
                heard.epoch(), heard.phase(), logged.map(LoggedEpoch::values).orElseGet(() -> values(heard)), at);
    }

    private static Map<String, Double> values(EpochDone heard) {
        Map<String, Double> values = new LinkedHashMap<>();
        put(values, "train/loss", heard.loss());
        put(
                values,
                "validation/" + heard.validation().metric(),
                heard.validation().value());
        return values;
    }

    /** Every epoch that the run's files tell of. */
    List<EpochInfo> epochs() throws IOException {
        Instant at = written();
        return LoggedEpoch.all(folder).stream()
                .map(epoch -> new EpochInfo(epoch.epoch(), epoch.phase(), epoch.values(), at))
                .toList();
    }

    /** When the run ended, as its files tell. */
    Instant written() throws IOException {
        return Files.getLastModifiedTime(folder.result()).toInstant();
    }

    /** The end of the run. */
    RunEnd end(FinishedRun run, Instant at) {
        Map<String, Double> values = new LinkedHashMap<>();
        Evaluation test = Metrics.of(run.test(), evaluate.scorer());
        for (Metric metric : Metric.values()) {
            if (test.has(metric)) {
                put(values, "test/" + metric.name().toLowerCase(Locale.ROOT), test.value(metric));
            }
        }
        put(values, "cost/train-seconds", run.cost().trainSeconds());
        put(values, "cost/samples-per-second", run.cost().samplesPerSecond());
        put(values, "cost/wait-share", run.cost().waitShare());
        put(values, "cost/peak-memory-mib", (double) run.cost().peakMemoryMiB());
        put(values, "cost/parameters", (double) run.cost().parameters());
        put(values, "cost/strategy-parameters", (double) run.cost().strategyParameters());
        return new RunEnd(run.epochs(), run.bestEpoch(), values, files(), at);
    }

    private List<WrittenFile> files() {
        return List.of(
                        new WrittenFile(folder.config(), "the experiment's resolved configuration"),
                        new WrittenFile(folder.provenance(), "what the run was made from"),
                        new WrittenFile(folder.metrics(), "a line of metrics for each epoch"),
                        new WrittenFile(folder.timings(), "a line of times for each epoch"),
                        new WrittenFile(folder.result(), "thresholds, best epoch and cost"),
                        new WrittenFile(folder.predictions("test"), "each prediction on the test split"),
                        new WrittenFile(folder.preparation(), "how records become what the network sees"),
                        new WrittenFile(folder.manifest(), "the checksum of each file of the run"),
                        new WrittenFile(folder.best(), "the weights of the best epoch"),
                        new WrittenFile(folder.student(), "a folder: the trained network as a TensorFlow SavedModel"))
                .stream()
                .filter(file -> Files.exists(file.path()))
                .map(file -> new WrittenFile(file.path().toAbsolutePath(), file.meaning()))
                .toList();
    }

    private static void put(Map<String, Double> values, String name, double value) {
        if (Double.isFinite(value)) {
            values.put(name, value);
        }
    }
}
