package dev.decant.runtime.graph;

import dev.decant.nn.parameter.StoredVariable;
import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.data.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;

/** The gradients of a whole batch, clipped, step the optimiser: one call of the session. */
final class WholeBatchUpdate implements PhaseUpdate {
    private final PhaseGradients phase;
    private final BatchInputs inputs;
    private final TrainConfig train;
    private final Clipping clipping;
    private final Op update;

    WholeBatchUpdate(Ops tf, PhaseGradients phase, Slots slots, BatchInputs inputs, TrainConfig train) {
        this.phase = phase;
        this.inputs = inputs;
        this.train = train;
        Ops gated = phase.gated(tf);
        this.clipping = Clipping.of(tf, phase.gradients(), phase.loss(), train.clipNorm());
        List<Op> updates = new ArrayList<>(phase.statisticUpdates(gated, clipping.finite()));
        AdamW optimizer = new AdamW(train.optimizer(), inputs, clipping.rate(tf, inputs.learningRate()));
        WeightAverage average = new WeightAverage(train.emaDecay(), slots, clipping.finite());
        for (int i = 0; i < phase.trained().size(); i++) {
            StoredVariable variable = phase.trained().get(i);
            Op stepped = optimizer.update(
                    gated,
                    variable,
                    slots.first(variable),
                    slots.second(variable),
                    clipping.of(gated, phase.gradients().get(i)));
            updates.add(average.follow(tf, variable, stepped));
        }
        this.update = PhaseUpdate.all(tf, updates);
    }

    @Override
    public PhaseGradients phase() {
        return phase;
    }

    @Override
    public Op arithmetic() {
        return update;
    }

    @Override
    public List<BatchPart> parts(Batch batch) {
        return List.of(BatchPart.whole(batch));
    }

    @Override
    public int number(int step, int part) {
        return step;
    }

    @Override
    public StepResult run(SessionCalls calls, Batch batch, TeacherValues taught, Step step) {
        try (FedRecords records = FedRecords.of(batch, 0, batch.size());
                TeacherValues.Fed teacher = taught.of(0, batch.size());
                FedStep fed = FedStep.of(step, train.optimizer())) {
            Session.Runner runner = teacher.feed(records.feed(calls.runner(), inputs));
            fed.feedNumber(runner, inputs);
            fed.feedOptimizer(runner, inputs)
                    .addTarget(update)
                    .fetch(phase.loss())
                    .fetch(clipping.norm());
            phase.terms().forEach(runner::fetch);
            float[] fetched = calls.scalars(runner);
            return new StepResult(fetched[0], Arrays.copyOfRange(fetched, 2, fetched.length), fetched[1]);
        }
    }
}
