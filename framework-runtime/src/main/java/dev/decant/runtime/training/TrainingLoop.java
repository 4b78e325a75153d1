package dev.decant.runtime.training;

import dev.decant.api.score.Predictions;
import dev.decant.runtime.config.EvaluateConfig;
import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.data.Batch;
import dev.decant.runtime.data.BatchAssembler;
import dev.decant.runtime.data.BatchPlan;
import dev.decant.runtime.data.BatchStream;
import dev.decant.runtime.evaluation.Evaluation;
import dev.decant.runtime.evaluation.Metrics;
import dev.decant.runtime.graph.RunGraph;
import dev.decant.runtime.graph.RunVariables.Averaged;
import dev.decant.runtime.graph.StepResult;
import dev.decant.runtime.teaching.TeacherMemory;
import dev.decant.runtime.training.TrainingListener.EpochDone;
import dev.decant.runtime.training.TrainingListener.Selecting;
import dev.decant.runtime.training.TrainingListener.StepDone;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** The training loop: epochs of steps, each epoch validated, logged and saved. */
final class TrainingLoop {
    private final ActiveRun run;
    private final RunCheckpoints checkpoints;
    private final TrainingListener listener;
    private final TrainConfig train;
    private final EvaluateConfig evaluate;
    private final OpenedData data;
    private final RunGraph graph;
    private final BatchAssembler assembler;
    private final SplitPredictor predictor;
    private final PhaseEpochs phases;
    private final TeacherMemory teacher;
    private final DivergedSteps diverged;
    private final StopRequest stop;

    /**
     * @param teacher what it makes of the records, as far as it is known
     * @param stop is heard after each step
     */
    TrainingLoop(
            ActiveRun run,
            RunCheckpoints checkpoints,
            TeacherMemory teacher,
            TrainingListener listener,
            StopRequest stop) {
        this.run = run;
        this.checkpoints = checkpoints;
        this.listener = listener;
        this.teacher = teacher;
        this.train = run.train();
        this.evaluate = run.spec().evaluate();
        this.data = run.data();
        this.graph = run.graph();
        this.assembler = data.assembler(train);
        this.predictor = run.predictor();
        this.phases = PhaseEpochs.of(graph.phases(), train.epochs());
        this.stop = stop;
        this.diverged = new DivergedSteps(run, teacher, listener);
    }

    /**
     * Trains the epochs that are left, or until patience runs out.
     *
     * @param until stops after so many epochs of the run, those before the start included
     * @throws TrainingStopped if it was asked to stop; it is saved
     */
    TrainingState run(TrainingState start, int until) throws IOException {
        TrainingState state = start;
        diverged.forget();
        try (StopRequest.Watch watch = stop.watch();
                RunLogs logs = RunLogs.open(run.folder(), run.id(), state.nextEpoch(), train.clipNorm())) {
            while (state.nextEpoch() < Math.min(train.epochs(), until) && !state.stopped()) {
                state = epoch(state, logs);
            }
        }
        return state;
    }

    /** Train, validate, keep the best, log, save: in this order, so that a crash repeats an epoch or none. */
    private TrainingState epoch(TrainingState before, RunLogs logs) throws IOException {
        int epoch = before.nextEpoch();
        if (phases.begins(epoch) && before.part().isEmpty()) {
            graph.variables().beginPhase();
        }
        TrainedEpoch trained = steps(before);
        Evaluation validation;
        double value;
        boolean best;
        try (Averaged weights = graph.variables().averaged()) {
            validation = validation();
            value = selecting(validation);
            // An earlier phase trains less of the student, so its checkpoints do not compete.
            best = phases.begins(epoch) || value > before.best();
            if (best) {
                checkpoints.keepBest(epoch);
            }
        }
        TrainingState after =
                before.after(trained, best ? Optional.of(value) : Optional.empty(), phases, train.patience());
        logs.write(epoch, trained, validation, after.peakMemoryMiB());
        checkpoints.save(after);
        listener.epochDone(new EpochDone(
                epoch + 1,
                train.epochs(),
                trained.phase().name(),
                trained.loss(),
                new Selecting(evaluate.select().name().toLowerCase(Locale.ROOT), value),
                best,
                trained.seconds()));
        return after;
    }

    /** Every batch of the epoch once; those that were trained before the start are left out. */
    private TrainedEpoch steps(TrainingState before) throws IOException {
        int epoch = before.nextEpoch();
        int phase = phases.phase(epoch);
        BatchPlan plan = BatchPlan.of(data.planned(run.spec().recipe()), train.batchSize(), train.seed(), epoch);
        int steps = plan.batches().length;
        LearningRate rate =
                new LearningRate(train.schedule(), train.optimizer().learningRate(), phases.length(phase), steps);
        EpochPart first =
                before.part().orElseGet(() -> EpochPart.none(graph.phases().get(phase)));
        EpochPart part = first;
        try (BatchStream batches = BatchStream.training(assembler, plan, first.steps())) {
            long start = System.nanoTime();
            for (int i = first.steps(); i < steps; i++) {
                Batch batch = batches.next();
                int inPhase = phases.within(epoch) * steps + i;
                double learningRate = rate.at(inPhase);
                StepResult step =
                        graph.step(phase, batch, teacher.of(batch), before.step() + i, inPhase + 1, learningRate);
                if (!step.isFinite()) {
                    diverged.handle(
                            new DivergedSteps.At(epoch, i, phase, before.step() + i, learningRate), batch, step);
                }
                part = part.with(step, batch.size(), learningRate);
                double samplesPerSecond = (part.samples() - first.samples()) / seconds(start);
                listener.stepped(new StepDone(epoch + 1, train.epochs(), i + 1, steps, step.loss(), samplesPerSecond));
                if (stop.isMade()) {
                    checkpoints.save(before.within(part.took(seconds(start), batches.nanosWaited() / 1e9)));
                    throw new TrainingStopped(run.id(), run.folder().path(), epoch + 1, train.epochs(), i + 1, steps);
                }
            }
            diverged.requireSome(part, epoch);
            return part.took(seconds(start), batches.nanosWaited() / 1e9)
                    .trained(graph.phases().get(phase), ResidentMemory.peakMiB());
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private Evaluation validation() {
        int[] records = data.split().validation();
        float[][] probabilities = predictor.probabilities(graph, records);
        float[] thresholds = predictor.thresholds(records, probabilities);
        Predictions predictions = predictor.predictions(records, probabilities, thresholds);
        return Metrics.of(predictions, evaluate.scorer());
    }

    /** The metric that selects checkpoints; where it is undefined, never better than a number. */
    private double selecting(Evaluation validation) {
        double value = validation.value(evaluate.select());
        return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }
}
