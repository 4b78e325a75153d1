package dev.decant.study.comparison;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataException;
import dev.decant.runtime.checkpoint.CheckpointException;
import dev.decant.runtime.config.CompareConfig;
import dev.decant.runtime.config.CompareConfig.Contender;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExperimentLoader;
import dev.decant.runtime.config.TeacherConfig;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.experiment.Teachers;
import dev.decant.runtime.experiment.TrainedNetworks;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.TeacherRun;
import dev.decant.runtime.training.OpenedData;
import dev.decant.runtime.training.Trainer;
import dev.decant.runtime.training.TrainingFailed;
import dev.decant.runtime.training.TrainingListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.exceptions.TensorFlowException;

/**
 * Trains strategies times seeds: for each seed one teacher, then every contender from the same student weights on the
 * same batches in the same order. What is finished already is found, so the same command continues where it stopped.
 */
public final class ComparisonTrainer {
    private final Experiment experiment;
    private final CompareConfig compare;
    private final PluginCatalog catalog;
    private final TrainingListener progress;

    public ComparisonTrainer(Experiment experiment, PluginCatalog catalog, TrainingListener progress) {
        this.experiment = experiment;
        this.compare = experiment
                .compare()
                .orElseThrow(() -> new InvalidConfiguration(
                        "the configuration has no section compare: name the strategies under compare.strategies"));
        this.catalog = catalog;
        this.progress = progress;
    }

    /** The report of the runs that {@link #train} returned. */
    public ComparisonReport report() {
        Map<String, List<String>> overrides = new HashMap<>();
        for (Contender contender : compare.contenders()) {
            List<String> differences =
                    new ArrayList<>(ComparisonReport.differences(contender.train(), experiment.train()));
            if (!contender.splitter().equals(experiment.splitter())) {
                differences.add("splitter = " + contender.splitter().type() + " "
                        + contender.splitter().config());
            }
            overrides.put(contender.name(), differences);
        }
        if (experiment.teacher() instanceof TeacherConfig.Trained trained) {
            overrides.put(RunSpecs.TEACHER, ComparisonReport.differences(trained.train(), experiment.train()));
        }
        return new ComparisonReport(
                experiment.name(),
                compare.baseline(),
                experiment.evaluate(),
                compare.resamples(),
                compare.confidence(),
                overrides);
    }

    /** Trains what is missing. A strategy that fails is reported and leaves the table; the others go on. */
    public ComparisonRuns train(OpenedData data) throws IOException {
        ComparisonRuns.Collector collector = new ComparisonRuns.Collector(
                compare.contenders().stream().map(Contender::name).toList());
        RunSpecs specs = new RunSpecs(catalog);
        Teachers teachers = new Teachers(specs, new TrainedNetworks(new ExperimentLoader(catalog), specs));
        Trainer trainer = new Trainer(data, progress);
        requireOneBatchSize();
        for (long seed : compare.seeds()) {
            TeacherRun teacher = teachers.forSeed(experiment, seed, trainer, data);
            collector.teacher(seed, teacher.run());
            for (Contender contender : compare.contenders()) {
                if (collector.hasFailed(contender.name())) {
                    continue;
                }
                try {
                    FinishedRun run = trainer.train(specs.contender(experiment, contender, seed, Optional.of(teacher)));
                    collector.finished(contender.name(), run);
                } catch (InvalidConfiguration
                        | TrainingFailed
                        | DataException
                        | CheckpointException
                        | TensorFlowException e) {
                    String reason = String.valueOf(e.getMessage());
                    collector.failed(contender.name(), seed, reason);
                    progress.notice(contender.name() + " seed " + seed + " failed: " + reason);
                }
            }
        }
        return collector.collected();
    }

    /** Early, rather than after hours of training. */
    private void requireOneBatchSize() {
        for (Contender contender : compare.contenders()) {
            if (contender.train().batchSize() != experiment.train().batchSize()) {
                throw new InvalidConfiguration("compare.strategies." + contender.name() + ".train.batch-size is "
                        + contender.train().batchSize() + ", the others' is "
                        + experiment.train().batchSize()
                        + ": strategies are compared on the same batches, so all need one batch size");
            }
        }
    }
}
