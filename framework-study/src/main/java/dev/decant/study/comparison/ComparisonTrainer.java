package dev.decant.study.comparison;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataException;
import dev.decant.runtime.checkpoint.CheckpointException;
import dev.decant.runtime.config.CompareConfig;
import dev.decant.runtime.config.CompareConfig.Contender;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.experiment.Teachers;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.run.TeacherRun;
import dev.decant.runtime.training.OpenedData;
import dev.decant.runtime.training.Trainer;
import dev.decant.runtime.training.TrainingFailed;
import dev.decant.runtime.training.TrainingListener;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
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
    public TrainedComparison train(Experiment experiment, OpenedData data, TrainingListener progress)
            throws IOException {
        CompareConfig compare = compare(experiment);
        requireOneBatchSize(experiment, compare);
        requireFreeName(compare);
        ComparisonRuns.Collector collector = new ComparisonRuns.Collector(
                compare.contenders().stream().map(Contender::name).toList());
        Trainer trainer = new Trainer(data, progress);
        Map<Long, TeacherRun> ofSeeds = new LinkedHashMap<>();
        for (long seed : compare.seeds()) {
            TeacherRun teacher = teachers.forSeed(experiment, seed, trainer, data);
            ofSeeds.put(seed, teacher);
            collector.teacher(seed, teacher.run());
            for (Contender contender : compare.contenders()) {
                train(specs.contender(experiment, contender, seed, Optional.of(teacher)), trainer, collector);
            }
        }
        Optional<EqualTime> row =
                compare.equalTime() ? equalTime(experiment, collector.collected(), trainer) : Optional.empty();
        if (row.isEmpty()) {
            return new TrainedComparison(experiment, collector.collected());
        }
        Experiment extended = row.get().in(experiment);
        Contender added = EqualTime.named(row.get().name(), compare(extended));
        for (Map.Entry<Long, TeacherRun> taught : ofSeeds.entrySet()) {
            train(
                    specs.contender(extended, added, taught.getKey(), Optional.of(taught.getValue())),
                    trainer,
                    collector);
        }
        return new TrainedComparison(extended, collector.collected());
    }

    private static void train(RunSpec spec, Trainer trainer, ComparisonRuns.Collector collector) throws IOException {
        if (collector.hasFailed(spec.label())) {
            return;
        }
        try {
            collector.finished(spec.label(), trainer.train(spec));
        } catch (InvalidConfiguration | TrainingFailed | DataException | CheckpointException | TensorFlowException e) {
            String reason = String.valueOf(e.getMessage());
            collector.failed(spec.label(), spec.seed(), reason);
            trainer.notice(spec.label() + " seed " + spec.seed() + " failed: " + reason);
        }
    }

    /** The choice of an earlier call where it still stands, or else a new one; empty where the row would add nothing. */
    private static Optional<EqualTime> equalTime(Experiment experiment, ComparisonRuns runs, Trainer trainer)
            throws IOException {
        CompareConfig compare = compare(experiment);
        Contender baseline = EqualTime.named(compare.baseline(), compare);
        EqualTimeFile file = EqualTimeFile.in(RunSpecs.folder(experiment));
        Optional<EqualTime> before = file.read()
                .filter(choice -> choice.baseline().equals(baseline.name()))
                .filter(choice -> choice.standsFor(runs));
        Optional<EqualTime> choice =
                before.or(() -> EqualTime.of(baseline.name(), baseline.train().epochs(), runs));
        if (choice.isEmpty()) {
            trainer.notice("no row of equal time: " + baseline.name() + " has no finished run");
            return choice;
        }
        if (before.isEmpty()) {
            file.write(choice.get());
        }
        if (choice.get().epochs() <= baseline.train().epochs()) {
            trainer.notice("no row of equal time: no strategy took longer than " + baseline.name() + " with all of its "
                    + baseline.train().epochs() + " epochs, by half an epoch or more");
            return Optional.empty();
        }
        trainer.notice(choice.get().sentence() + (before.isPresent() ? " (" + file.path() + ")" : ""));
        return choice;
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
