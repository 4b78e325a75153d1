package dev.decant.study.comparison;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.runtime.config.CompareConfig;
import dev.decant.runtime.config.CompareConfig.Contender;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.experiment.Fitting;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.experiment.Teachers;
import dev.decant.runtime.training.OpenedData;
import dev.decant.runtime.training.StopRequest;
import dev.decant.runtime.training.Trainer;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.comparison.ComparisonUnits.Ground;
import dev.decant.study.execution.Drain;
import dev.decant.study.execution.Jobs;
import dev.decant.study.execution.RunExecutor;
import dev.decant.study.execution.RunExecutors;
import jakarta.inject.Inject;
import java.io.IOException;

/**
 * Trains strategies times seeds: for each seed one teacher, then every contender from the same student weights on the
 * same batches in the same order. What is finished already is found, so the same comparison continues where it stopped.
 */
public final class ComparisonTrainer {
    private final RunSpecs specs;
    private final Teachers teachers;
    private final Fitting fitting;
    private final StopRequest stop;

    @Inject
    ComparisonTrainer(RunSpecs specs, Teachers teachers, Fitting fitting, StopRequest stop) {
        this.specs = specs;
        this.teachers = teachers;
        this.fitting = fitting;
        this.stop = stop;
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
     * Trains what is missing. A strategy that fails in training is reported and leaves the table; the others go on.
     *
     * @param data of the experiment
     * @param jobs how many runs are trained side by side, and where; the results are the same bits
     * @throws InvalidConfiguration if the experiment compares nothing, contenders have different batch sizes, or the teacher
     *     does not fit the data
     * @throws dev.decant.runtime.config.ConfigurationException with each contender that does not fit the data, the student or
     *     the teacher; nothing is trained then
     */
    public TrainedComparison train(Experiment experiment, OpenedData data, Jobs jobs, TrainingListener progress)
            throws IOException {
        if (compare(experiment).tune().isPresent()) {
            throw new InvalidConfiguration(
                    "compare.tune says how strategies are tuned first, and here they are compared as"
                            + " they are written; read the configuration's file for it, or set compare.tune = null");
        }
        requireFit(experiment, data);
        Ground ground = new Ground(specs, teachers, data, new Trainer(data, progress, stop));
        ComparisonUnits units = new ComparisonUnits(experiment, ground, new EqualTimeChoice());
        try (RunExecutor executor = RunExecutors.open(jobs, experiment, data, progress, stop)) {
            Drain.drain(units, executor, progress, stop);
        }
        return units.trained();
    }

    /**
     * What {@link #train} requires before it begins.
     *
     * @throws dev.decant.runtime.config.ConfigurationException with each contender that does not fit the data, the student or
     *     the teacher
     */
    public void requireFit(Experiment experiment, OpenedData data) {
        requireComparable(experiment);
        fitting.requireContenders(experiment, data);
    }

    /** Early, rather than after hours of training. */
    static void requireComparable(Experiment experiment) {
        CompareConfig compare = compare(experiment);
        requireOneBatchSize(experiment, compare);
        requireFreeName(compare);
    }

    private static void requireFreeName(CompareConfig compare) {
        String name = EqualTime.name(compare.baseline());
        if (compare.equalTime()
                && compare.contenders().stream()
                        .anyMatch(contender -> contender.name().equals(name))) {
            throw new InvalidConfiguration("compare.equal-time adds a row " + name
                    + ", but compare.strategies has one of that name; rename it, or set compare.equal-time = false");
        }
    }

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
