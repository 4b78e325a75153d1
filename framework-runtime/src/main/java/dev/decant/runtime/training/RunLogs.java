package dev.decant.runtime.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.runtime.config.EvaluateConfig.Metric;
import dev.decant.runtime.evaluation.Evaluation;
import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.tensorboard.EventFile;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a run writes after each epoch: metrics, timings beside them, and both as curves for TensorBoard. */
final class RunLogs implements AutoCloseable {
    private final EpochLog metrics;
    private final EpochLog timings;
    private final EventFile events;
    private final double clipNorm;

    private RunLogs(EpochLog metrics, EpochLog timings, EventFile events, double clipNorm) {
        this.metrics = metrics;
        this.timings = timings;
        this.events = events;
        this.clipNorm = clipNorm;
    }

    /**
     * @param epochs how many epochs of an earlier part of the run still hold
     * @param clipNorm the greatest norm of a gradient, beside which the norms are logged; 0 where none is clipped
     */
    static RunLogs open(RunFolder folder, String run, int epochs, double clipNorm) throws IOException {
        return new RunLogs(
                EpochLog.open(folder.metrics(), epochs),
                EpochLog.open(folder.timings(), epochs),
                EventFile.create(folder.events(), run, epochs),
                clipNorm);
    }

    /** @param epoch from 0 */
    void write(int epoch, TrainedEpoch trained, Evaluation validation, long peakMemoryMiB) throws IOException {
        Map<String, Double> terms = new LinkedHashMap<>();
        for (int i = 0; i < trained.terms().length; i++) {
            terms.put(trained.phase().terms().get(i), trained.terms()[i]);
        }
        Map<String, Double> validated = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            if (validation.has(metric)) {
                validated.put(metric.name().toLowerCase(Locale.ROOT), validation.value(metric));
            }
        }
        ObjectNode line = EpochLog.line();
        line.put("epoch", epoch + 1);
        line.put("phase", trained.phase().name());
        EpochLog.put(line, "loss", trained.loss());
        putAll(line.putObject("terms"), terms);
        EpochLog.put(line, "gradient-norm", trained.gradientNorm());
        if (clipNorm > 0) {
            EpochLog.put(line, "clip-norm", clipNorm);
        }
        EpochLog.put(line, "learning-rate", trained.learningRate());
        if (trained.skipped() > 0) {
            line.put("skipped-steps", trained.skipped());
        }
        putAll(line.putObject("validation"), validated);
        metrics.append(line);

        ObjectNode timing = EpochLog.line();
        timing.put("epoch", epoch + 1);
        timing.put("train-seconds", trained.seconds());
        timing.put("samples-per-second", trained.samples() / trained.seconds());
        timing.put("wait-share", trained.waitSeconds() / trained.seconds());
        timing.put("peak-memory-mib", peakMemoryMiB);
        timings.append(timing);

        events.scalar("train/loss", epoch + 1, trained.loss());
        for (Map.Entry<String, Double> term : terms.entrySet()) {
            events.scalar("train/" + term.getKey(), epoch + 1, term.getValue());
        }
        for (Map.Entry<String, Double> metric : validated.entrySet()) {
            events.scalar("validation/" + metric.getKey(), epoch + 1, metric.getValue());
        }
    }

    private static void putAll(ObjectNode node, Map<String, Double> values) {
        values.forEach((name, value) -> EpochLog.put(node, name, value));
    }

    @Override
    public void close() throws IOException {
        events.close();
    }
}
