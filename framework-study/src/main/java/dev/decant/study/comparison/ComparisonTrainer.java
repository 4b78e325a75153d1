package dev.decant.study.comparison;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataException;
import dev.decant.runtime.checkpoint.CheckpointException;
import dev.decant.runtime.config.CompareConfig;
import dev.decant.runtime.config.CompareConfig.Contender;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.experiment.Teachers;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.TeacherRun;
import dev.decant.runtime.training.OpenedData;
import dev.decant.runtime.training.Trainer;
import dev.decant.runtime.training.TrainingFailed;
import dev.decant.runtime.training.TrainingListener;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import org.tensorflow.exceptions.TensorFlowException;

/**
 * Trains strategies times seeds: for each seed one teacher, then every contender from the same student weights on the
 * same batches in the same order. What is finished already is found, so the same comparison continues where it stopped.
 */
public final class ComparisonTrainer {
    private final RunSpecs specs;
    private final Teachers teachers;

    @Inject
    ComparisonTrainer(RunSpecs specs, Teachers teachers) {
        this.specs = specs;
        this.teachers = teachers;
    }

    /**
     * What an experiment compares.
     *
     * @throws InvalidConfiguration if that is nothing
     */
    public static CompareConfig compare(Experiment experiment) {
        return experiment
                .compare()
                .orElseThrow(() -> new InvalidConfiguration(
                        "the configuration has no section compare: name the strategies under compare.strategies"));
    }

    /**
     * Trains what is missing. A strategy that fails is reported and leaves the table; the others go on.
     *
     * @param data of the experiment
     * @throws InvalidConfiguration if the experiment compares nothing, or contenders have different batch sizes
     */
    public ComparisonRuns train(Experiment experiment, OpenedData data, TrainingListener progress) throws IOException {
        CompareConfig compare = compare(experiment);
        ComparisonRuns.Collector collector = new ComparisonRuns.Collector(
                compare.contenders().stream().map(Contender::name).toList());
        Trainer trainer = new Trainer(data, progress);
        requireOneBatchSize(experiment, compare);
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
    private static void requireOneBatchSize(Experiment experiment, CompareConfig compare) {
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
