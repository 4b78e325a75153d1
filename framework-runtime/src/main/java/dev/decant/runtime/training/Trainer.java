package dev.decant.runtime.training;

import dev.decant.api.score.Predictions;
import dev.decant.runtime.checkpoint.Checkpoint;
import dev.decant.runtime.checkpoint.CheckpointException;
import dev.decant.runtime.checkpoint.Safetensors;
import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.data.Batch;
import dev.decant.runtime.data.BatchAssembler;
import dev.decant.runtime.data.BatchPlan;
import dev.decant.runtime.data.BatchStream;
import dev.decant.runtime.evaluation.Evaluation;
import dev.decant.runtime.evaluation.Metrics;
import dev.decant.runtime.evaluation.Suitability;
import dev.decant.runtime.graph.GraphSpec;
import dev.decant.runtime.graph.RunGraph;
import dev.decant.runtime.graph.RunGraph.PhaseInfo;
import dev.decant.runtime.graph.RunGraph.StepResult;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.Provenance;
import dev.decant.runtime.run.RunCost;
import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.run.RunId;
import dev.decant.runtime.run.RunLock;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.run.RunStore;
import dev.decant.runtime.run.TrainedOn;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Trains one run to its end, from its beginning or from its last checkpoint, or finds it finished. */
public final class Trainer {
    private final OpenedData data;
    private final Progress progress;

    public Trainer(OpenedData data, Progress progress) {
        this.data = data;
        this.progress = progress;
    }

    /** Tells the user one line. */
    public void notice(String line) {
        progress.notice(line);
    }

    /** The graph that a run builds. */
    public static GraphSpec graphSpec(RunSpec spec, OpenedData data) {
        return new GraphSpec(
                data.input(),
                data.task(),
                spec.network(),
                spec.strategy(),
                spec.splitter(),
                spec.teacher()
                        .map(teacher -> new GraphSpec.TeacherSpec(
                                teacher.network(),
                                teacher.readouts(),
                                teacher.run().thresholds())),
                spec.train(),
                data.classWeights(spec.train().classWeights()));
    }

    /**
     * Trains until the end.
     *
     * @throws TrainingFailed if the loss is not finite
     * @throws IOException if a file cannot be written; what was saved before stays
     */
    public FinishedRun train(RunSpec spec) throws IOException {
        Suitability.require(spec.evaluate(), data.task());
        String id = RunId.of(spec, data.set().fingerprint());
        RunFolder folder = new RunFolder(spec.folder().resolve(id));
        if (folder.finished()) {
            FinishedRun found = RunStore.read(folder.path());
            progress.finished(id, "found finished in " + folder.path());
            return found;
        }
        try (RunLock lock = RunLock.take(folder.path());
                RunGraph graph = RunGraph.build(graphSpec(spec, data))) {
            return new Run(spec, id, folder, graph).train();
        }
    }

    /** The state of one training. */
    private final class Run {
        private final RunSpec spec;
        private final TrainConfig train;
        private final String id;
        private final RunFolder folder;
        private final RunGraph graph;
        private final int[] trainingRecords = data.split().training();
        private final BatchAssembler assembler;
        private final SplitPredictor predictor;
        private final PhaseEpochs phases;
        private TrainingState state = TrainingState.start();

        Run(RunSpec spec, String id, RunFolder folder, RunGraph graph) {
            this.spec = spec;
            this.train = spec.train();
            this.id = id;
            this.folder = folder;
            this.graph = graph;
            this.assembler = data.assembler(train);
            this.predictor = new SplitPredictor(data, assembler, spec.evaluate().batchSize());
            this.phases = PhaseEpochs.of(graph.phases(), train.epochs());
        }

        FinishedRun train() throws IOException {
            ResidentMemory.resetPeak();
            List<String> plan = BatchPlan.digests(
                    index -> data.cache().info(index).id(),
                    data.planned(),
                    train.batchSize(),
                    train.seed(),
                    train.epochs());
            begin(plan);
            progress.started(id, spec.label(), train.seed(), state.nextEpoch(), train.epochs());
            try (RunLogs logs = RunLogs.open(folder, id, state.nextEpoch())) {
                while (state.nextEpoch() < train.epochs() && !state.stopped()) {
                    epoch(logs);
                }
            }
            return finish(plan);
        }

        /** Initial values, or the last checkpoint; and the teacher, which nothing changes from here on. */
        private void begin(List<String> plan) throws IOException {
            if (Files.isRegularFile(folder.last())) {
                resume();
            } else {
                graph.initialise();
                Provenance.write(folder, id, spec, describeData(), plan);
            }
            if (graph.hasTeacher()) {
                graph.loadTeacher(Safetensors.read(
                        spec.teacher().orElseThrow().run().folder().best()));
            }
        }

        private void resume() {
            try {
                Checkpoint last = Safetensors.read(folder.last());
                graph.restore(last);
                state = TrainingState.of(last.metadata());
            } catch (CheckpointException | NumberFormatException e) {
                throw new CheckpointException(
                        "the run cannot be resumed: " + e.getMessage() + "; delete " + folder.last()
                                + " to train it from its beginning",
                        e);
            }
        }

        /** Train, validate, keep the best, log, save: in this order, so that a crash repeats an epoch or none. */
        private void epoch(RunLogs logs) throws IOException {
            int epoch = state.nextEpoch();
            int phase = phases.phase(epoch);
            if (phases.begins(epoch)) {
                graph.resetOptimizer();
            }
            TrainedEpoch trained = trainSteps(epoch, phase);
            Evaluation validation =
                    Metrics.of(validationPredictions(), spec.evaluate().scorer());
            double value = selecting(validation);
            // An earlier phase trains less of the student, so its checkpoints do not compete.
            boolean better = phases.begins(epoch) || value > state.best();
            if (better) {
                Safetensors.write(folder.best(), graph.modelSnapshot(Map.of("run", id, "epoch", "" + (epoch + 1))));
            }
            state = state.after(trained, better ? Optional.of(value) : Optional.empty(), phases, train.patience());
            logs.write(epoch, trained, validation, state.peakMemoryMiB());
            Safetensors.write(folder.last(), graph.snapshot(state.metadata(id)));
            progress.epoch(
                    epoch,
                    train.epochs(),
                    trained.phase().name(),
                    trained.loss(),
                    spec.evaluate().select().name().toLowerCase(Locale.ROOT),
                    value,
                    better,
                    trained.seconds());
        }

        /** Every batch of the epoch once. */
        private TrainedEpoch trainSteps(int epoch, int phase) {
            PhaseInfo info = graph.phases().get(phase);
            BatchPlan plan = BatchPlan.of(data.planned(), train.batchSize(), train.seed(), epoch);
            int steps = plan.batches().length;
            LearningRate rate =
                    new LearningRate(train.schedule(), train.optimizer().learningRate(), phases.length(phase), steps);
            TrainedEpoch.Sums sums = new TrainedEpoch.Sums(info);
            try (BatchStream batches = BatchStream.training(assembler, plan, 0)) {
                long start = System.nanoTime();
                for (int i = 0; i < steps; i++) {
                    Batch batch = batches.next();
                    int inPhase = phases.within(epoch) * steps + i;
                    double learningRate = rate.at(inPhase);
                    StepResult step = graph.step(phase, batch, state.step() + i, inPhase + 1, learningRate);
                    requireFinite(step, epoch, i);
                    sums.add(step, batch.size(), learningRate);
                    double seconds = (System.nanoTime() - start) / 1e9;
                    progress.step(epoch, train.epochs(), i + 1, steps, step.loss(), sums.samples() / seconds);
                }
                return sums.trained(
                        steps,
                        (System.nanoTime() - start) / 1e9,
                        batches.nanosWaited() / 1e9,
                        ResidentMemory.peakMiB());
            }
        }

        /** The metric that selects checkpoints; where it is undefined, never better than a number. */
        private double selecting(Evaluation validation) {
            double value = validation.value(spec.evaluate().select());
            return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
        }

        private void requireFinite(StepResult step, int epoch, int index) {
            if (!Float.isFinite(step.loss()) || !Float.isFinite(step.gradientNorm())) {
                throw new TrainingFailed("the training of " + spec.label() + " (seed " + train.seed()
                        + ") diverged in epoch " + (epoch + 1) + ", step " + (index + 1) + ": loss " + step.loss()
                        + ", gradient norm " + step.gradientNorm() + "; lower train.optimizer.learning-rate or set"
                        + " train.clip-norm. The checkpoints of earlier epochs are kept in " + folder.path());
            }
        }

        private Predictions validationPredictions() {
            int[] records = data.split().validation();
            float[][] probabilities = predictor.probabilities(graph, records);
            float[] thresholds = predictor.thresholds(records, probabilities, spec.evaluate());
            return predictor.predictions(records, probabilities, thresholds);
        }

        /** The best checkpoint, thresholds from the validation split, then the test split: once. */
        private FinishedRun finish(List<String> plan) throws IOException {
            graph.restoreModel(Safetensors.read(folder.best()));
            int[] validation = data.split().validation();
            float[] thresholds =
                    predictor.thresholds(validation, predictor.probabilities(graph, validation), spec.evaluate());
            int[] test = data.split().test();
            Predictions predictions = predictor.predictions(test, predictor.probabilities(graph, test), thresholds);
            graph.exportStudent(folder.student());
            FinishedRun run = new FinishedRun(
                    id,
                    folder,
                    spec.label(),
                    train.seed(),
                    thresholds,
                    state.bestEpoch() + 1,
                    state.nextEpoch(),
                    predictions,
                    data.rows(test).groups(),
                    plan,
                    new RunCost(
                            state.trainSeconds(),
                            state.samples() / Math.max(1e-9, state.trainSeconds()),
                            state.waitSeconds() / Math.max(1e-9, state.trainSeconds()),
                            state.peakMemoryMiB(),
                            graph.trainableParameters(),
                            graph.strategyParameters()));
            RunStore.write(run);
            progress.finished(id, "finished after " + run.epochs() + " epochs, best in epoch " + run.bestEpoch());
            return run;
        }

        private Map<String, String> describeData() {
            Map<String, String> description = new LinkedHashMap<>();
            description.put("type", spec.data().type());
            description.put(TrainedOn.FINGERPRINT, data.set().fingerprint());
            description.put(TrainedOn.INPUT, TrainedOn.describe(data.input()));
            description.put("training", Integer.toString(trainingRecords.length));
            description.put("validation", Integer.toString(data.split().validation().length));
            description.put("test", Integer.toString(data.split().test().length));
            description.put("split-by", data.split().byGroup() ? "patient" : "record");
            description.put(TrainedOn.PREPARATION, data.transform().state());
            data.set().remarks().forEach((remark, count) -> description.put(remark, Integer.toString(count)));
            return description;
        }
    }
}
