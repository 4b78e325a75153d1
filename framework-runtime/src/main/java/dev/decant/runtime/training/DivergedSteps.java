package dev.decant.runtime.training;

import dev.decant.runtime.checkpoint.Checkpoint;
import dev.decant.runtime.checkpoint.Checkpoint.NamedTensor;
import dev.decant.runtime.checkpoint.Safetensors;
import dev.decant.runtime.config.TrainConfig.OnNonFinite;
import dev.decant.runtime.data.Batch;
import dev.decant.runtime.graph.StepResult;
import dev.decant.runtime.teaching.TeacherMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** What becomes of steps whose loss or gradient is not finite: the first is looked into and its batch kept. */
final class DivergedSteps {
    private final ActiveRun run;
    private final TeacherMemory teacher;
    private final TrainingListener listener;
    private boolean seen;

    DivergedSteps(ActiveRun run, TeacherMemory teacher, TrainingListener listener) {
        this.run = run;
        this.teacher = teacher;
        this.listener = listener;
    }

    /**
     * Where it happened.
     *
     * @param epoch from 0
     * @param index of the step in the epoch, from 0
     * @param number of the update in the run, from 0
     */
    record At(int epoch, int index, int phase, int number, double learningRate) {
        @Override
        public String toString() {
            return "epoch " + (epoch + 1) + ", step " + (index + 1);
        }
    }

    /** A run that goes on has no diverged step. */
    void forget() throws IOException {
        Files.deleteIfExists(run.folder().diverged());
    }

    /**
     * Returns if the step is to be skipped.
     *
     * @throws TrainingFailed if the training is to stop
     */
    void handle(At at, Batch batch, StepResult step) throws IOException {
        boolean stops = run.train().onNonFinite() == OnNonFinite.STOP;
        if (seen && !stops) {
            return;
        }
        seen = true;
        keep(at, batch, step);
        String what = measured(at, step)
                + "; what is not finite first is "
                + run.graph().notFinite(at.phase(), batch, teacher.of(batch), at.number())
                + "; the batch is kept in " + run.folder().diverged();
        if (stops) {
            throw new TrainingFailed("the training of " + run.spec().label() + " (seed "
                    + run.train().seed() + ") diverged in " + at + ": " + what
                    + ". Lower train.optimizer.learning-rate or set train.clip-norm, or train.on-non-finite = skip-step."
                    + " The checkpoints of earlier epochs are kept in "
                    + run.folder().path());
        }
        listener.notice(at + " of " + run.id() + " is skipped, as are others of its kind: " + what);
    }

    /** @throws TrainingFailed if every step of an epoch was skipped */
    void requireSome(EpochPart part, int epoch) {
        if (part.allSkipped()) {
            throw new TrainingFailed("the training of " + run.spec().label() + " (seed "
                    + run.train().seed() + ") diverged: no step of epoch " + (epoch + 1)
                    + " had a finite loss and gradient. The checkpoints of earlier epochs are kept in "
                    + run.folder().path());
        }
    }

    private String measured(At at, StepResult step) {
        List<String> names = run.graph().phases().get(at.phase()).terms();
        StringJoiner terms = new StringJoiner(", ", " (", ")").setEmptyValue("");
        for (int i = 0; i < names.size(); i++) {
            terms.add(names.get(i) + " " + step.terms()[i]);
        }
        return "loss " + step.loss() + terms + ", gradient norm " + step.gradientNorm();
    }

    private void keep(At at, Batch batch, StepResult step) throws IOException {
        int size = batch.size();
        int steps = batch.steps();
        int row = steps * batch.channels();
        Map<String, NamedTensor> tensors = new LinkedHashMap<>();
        tensors.put("sequence", tensor(batch.sequences(), size * row, size, steps, batch.channels()));
        tensors.put("mask", tensor(batch.mask(), size * steps, size, steps));
        tensors.put("targets", tensor(batch.targets(), size * batch.targetWidth(), size, batch.targetWidth()));
        Map<String, String> about = new LinkedHashMap<>();
        about.put("run", run.id());
        about.put("epoch", Integer.toString(at.epoch() + 1));
        about.put("step", Integer.toString(at.index() + 1));
        about.put("update", Integer.toString(at.number()));
        about.put("learning-rate", Double.toString(at.learningRate()));
        about.put("measured", measured(at, step));
        about.put("records", String.join(" ", ids(batch)));
        Safetensors.write(run.folder().diverged(), new Checkpoint(tensors, about));
    }

    private List<String> ids(Batch batch) {
        return Arrays.stream(batch.records())
                .mapToObj(record -> run.data().cache().info(record).id())
                .toList();
    }

    private static NamedTensor tensor(float[] values, int length, long... shape) {
        return new NamedTensor(shape, Arrays.copyOf(values, length));
    }
}
