package dev.decant.runtime.graph;

import dev.decant.nn.parameter.StoredVariable;
import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.data.Batch;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A batch in parts, for batches that do not fit into memory. Each part adds its gradients, weighted by its share of the
 * records, to a sum beside each parameter; then the sums, clipped, step the optimiser and return to zero. Losses are
 * means over records, so the sums are the gradients of the whole batch but for what depends on its composition, such as
 * batch normalisation.
 */
final class AccumulatedUpdate implements PhaseUpdate {
    private final PhaseGradients phase;
    private final BatchInputs inputs;
    private final TrainConfig train;
    private final Operand<TFloat32> loss; // a scalar, fed: of the whole batch
    private final Op accumulate;
    private final Clipping clipping;
    private final Op apply;

    AccumulatedUpdate(Ops tf, PhaseGradients phase, Slots slots, BatchInputs inputs, TrainConfig train) {
        this.phase = phase;
        this.inputs = inputs;
        this.train = train;
        this.loss = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
        this.accumulate = accumulation(tf, slots);
        List<Operand<TFloat32>> sums = new ArrayList<>();
        for (StoredVariable variable : phase.trained()) {
            sums.add(tf.identity(slots.sum(variable).variable()));
        }
        this.clipping = Clipping.of(tf, sums, loss, train.clipNorm());
        this.apply = application(tf, slots, sums);
    }

    private Op accumulation(Ops tf, Slots slots) {
        Ops gated = phase.gated(tf);
        List<Op> updates = new ArrayList<>(phase.statisticUpdates(gated, tf.math.isFinite(phase.loss())));
        for (int i = 0; i < phase.trained().size(); i++) {
            Operand<TFloat32> part = gated.math.mul(phase.gradients().get(i), inputs.partWeight());
            updates.add(gated.assignAdd(slots.sum(phase.trained().get(i)).variable(), part));
        }
        return PhaseUpdate.all(tf, updates);
    }

    /** The norm has read every sum, so whatever waits for it may change them. */
    private Op application(Ops tf, Slots slots, List<Operand<TFloat32>> sums) {
        Ops gated = tf.withControlDependencies(List.of(clipping.norm()));
        AdamW optimizer = new AdamW(train.optimizer(), inputs, clipping.rate(tf, inputs.learningRate()));
        WeightAverage average = new WeightAverage(train.emaDecay(), slots, clipping.finite());
        List<Op> applied = new ArrayList<>();
        for (int i = 0; i < phase.trained().size(); i++) {
            StoredVariable variable = phase.trained().get(i);
            Op stepped = optimizer.update(
                    gated, variable, slots.first(variable), slots.second(variable), clipping.of(gated, sums.get(i)));
            applied.add(average.follow(tf, variable, stepped));
            Ops after = tf.withControlDependencies(List.of(stepped));
            applied.add(after.assign(
                    slots.sum(variable).variable(), after.zeros(after.constant(variable.shape()), TFloat32.class)));
        }
        return PhaseUpdate.all(tf, applied);
    }

    @Override
    public PhaseGradients phase() {
        return phase;
    }

    @Override
    public Op arithmetic() {
        return accumulate;
    }

    @Override
    public List<BatchPart> parts(Batch batch) {
        return BatchPart.of(batch, train.accumulate());
    }

    @Override
    public int number(int step, int part) {
        return step * train.accumulate() + part;
    }

    @Override
    public StepResult run(SessionCalls calls, Batch batch, TeacherValues taught, Step step) {
        double[] means = new double[1 + phase.terms().size()]; // the loss, then the terms
        List<BatchPart> parts = parts(batch);
        for (int p = 0; p < parts.size(); p++) {
            BatchPart part = parts.get(p);
            float[] measured = add(calls, batch, taught, part, number(step.number(), p));
            for (int i = 0; i < means.length; i++) {
                means[i] += measured[i] * part.share();
            }
        }
        float[] terms = new float[phase.terms().size()];
        for (int i = 0; i < terms.length; i++) {
            terms[i] = (float) means[1 + i];
        }
        return new StepResult((float) means[0], terms, apply(calls, step, (float) means[0]));
    }

    /** @return the part's loss and terms */
    private float[] add(SessionCalls calls, Batch batch, TeacherValues taught, BatchPart part, int number) {
        try (FedRecords records = FedRecords.of(batch, part.from(), part.to());
                TeacherValues.Fed teacher = taught.of(part.from(), part.to());
                TInt32 partNumber = TInt32.scalarOf(number);
                TFloat32 weight = TFloat32.scalarOf((float) part.share())) {
            Session.Runner runner = teacher.feed(records.feed(calls.runner(), inputs))
                    .feed(inputs.step(), partNumber)
                    .feed(inputs.partWeight(), weight)
                    .addTarget(accumulate)
                    .fetch(phase.loss());
            phase.terms().forEach(runner::fetch);
            return calls.scalars(runner);
        }
    }

    /** @return the norm of the summed gradients */
    private float apply(SessionCalls calls, Step step, float measured) {
        try (FedStep fed = FedStep.of(step, train.optimizer());
                TFloat32 fedLoss = TFloat32.scalarOf(measured)) {
            Session.Runner runner = calls.runner().feed(loss, fedLoss);
            fed.feedOptimizer(runner, inputs).addTarget(apply).fetch(clipping.norm());
            return calls.scalars(runner)[0];
        }
    }
}
