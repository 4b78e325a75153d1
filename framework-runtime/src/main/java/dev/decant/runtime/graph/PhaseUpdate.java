package dev.decant.runtime.graph;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.strategy.Phase;
import dev.decant.nn.parameter.StatisticUpdate;
import dev.decant.nn.parameter.StoredVariable;
import dev.decant.nn.parameter.VariableStore;
import dev.decant.runtime.config.TrainConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.javacpp.Pointer;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The gradients and the update of one phase.
 *
 * <p>Variables are read by reference, so an update that ran as soon as its own gradient was ready would race with
 * operations that still read the variable. Every update therefore waits for all gradients, for everything that is
 * logged and for the next values of the statistics.
 *
 * @param name the phase's name
 * @param loss a scalar
 * @param terms scalars to log
 * @param gradientNorm the global norm before clipping, a scalar
 * @param accumulate adds a part's gradients to the sums; empty where a batch is computed whole
 * @param update changes the parameters; from the sums, where there are any
 * @param unreached trained parameters that the loss does not depend on: they keep their values
 */
record PhaseUpdate(
        String name,
        double shareOfEpochs,
        Operand<TFloat32> loss,
        Map<String, Operand<TFloat32>> terms,
        Operand<TFloat32> gradientNorm,
        Optional<Op> accumulate,
        Op update,
        List<String> unreached) {
    static PhaseUpdate build(
            Graph graph, Ops tf, VariableStore store, Slots slots, BatchInputs inputs, Phase phase, TrainConfig train) {
        Set<GraphOperation> behind = graph.subgraphTo(Set.of(phase.loss()));
        Map<StoredVariable, Operand<TFloat32>> reached = gradients(graph, phase, behind, store);
        List<StoredVariable> trained = List.copyOf(reached.keySet());
        List<Operand<TFloat32>> gradients = List.copyOf(reached.values());
        List<String> unreached = store.trainedBy(phase.trains()).stream()
                .filter(variable -> !reached.containsKey(variable))
                .map(StoredVariable::name)
                .toList();
        List<StatisticUpdate> statistics = store.statisticUpdates().stream()
                .filter(statistic ->
                        behind.contains((GraphOperation) statistic.measured().op()))
                .toList();

        // A term may be the loss itself, and one session call cannot fetch the same output twice.
        Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
        phase.terms().forEach((name, term) -> terms.put(name, tf.identity(term)));
        List<Op> gate = new ArrayList<>(gradients);
        gate.add(phase.loss());
        gate.addAll(terms.values());
        statistics.forEach(statistic -> gate.add(statistic.measured()));
        Ops gated = tf.withControlDependencies(gate);
        List<Op> updates = new ArrayList<>();
        for (StatisticUpdate statistic : statistics) {
            updates.add(statistic.assign(gated));
        }
        AdamW optimizer = new AdamW(train.optimizer(), inputs);
        if (train.accumulate() == 1) {
            Operand<TFloat32> norm = globalNorm(tf, gradients);
            Operand<TFloat32> factor = clipFactor(tf, norm, train.clipNorm());
            for (int i = 0; i < trained.size(); i++) {
                StoredVariable variable = trained.get(i);
                updates.add(optimizer.update(
                        gated,
                        variable,
                        slots.first(variable),
                        slots.second(variable),
                        gated.math.mul(gradients.get(i), factor)));
            }
            return new PhaseUpdate(
                    phase.name(),
                    phase.shareOfEpochs(),
                    phase.loss(),
                    terms,
                    norm,
                    Optional.empty(),
                    all(tf, updates),
                    unreached);
        }
        for (int i = 0; i < trained.size(); i++) {
            Operand<TFloat32> part = gated.math.mul(gradients.get(i), inputs.partWeight());
            updates.add(gated.assignAdd(slots.sum(trained.get(i)).variable(), part));
        }
        Op accumulate = all(tf, updates);
        List<Operand<TFloat32>> sums = new ArrayList<>();
        for (StoredVariable variable : trained) {
            sums.add(tf.identity(slots.sum(variable).variable()));
        }
        Operand<TFloat32> norm = globalNorm(tf, sums);
        Operand<TFloat32> factor = clipFactor(tf, norm, train.clipNorm());
        Ops gatedSums = tf.withControlDependencies(List.of(norm));
        List<Op> applied = new ArrayList<>();
        for (int i = 0; i < trained.size(); i++) {
            StoredVariable variable = trained.get(i);
            Op stepped = optimizer.update(
                    gatedSums,
                    variable,
                    slots.first(variable),
                    slots.second(variable),
                    gatedSums.math.mul(sums.get(i), factor));
            Ops after = tf.withControlDependencies(List.of(stepped));
            applied.add(after.assign(
                    slots.sum(variable).variable(), after.zeros(after.constant(variable.shape()), TFloat32.class)));
        }
        return new PhaseUpdate(
                phase.name(),
                phase.shareOfEpochs(),
                phase.loss(),
                terms,
                norm,
                Optional.of(accumulate),
                all(tf, applied),
                unreached);
    }

    /** By trained parameter; without those that the loss does not depend on, or only through stopped gradients. */
    @SuppressWarnings("unchecked") // the gradient of a float is a float
    private static Map<StoredVariable, Operand<TFloat32>> gradients(
            Graph graph, Phase phase, Set<GraphOperation> behind, VariableStore store) {
        List<StoredVariable> candidates = store.trainedBy(phase.trains()).stream()
                .filter(variable ->
                        behind.contains((GraphOperation) variable.variable().op()))
                .toList();
        Map<StoredVariable, Operand<TFloat32>> reached = new LinkedHashMap<>();
        if (!candidates.isEmpty()) {
            Output<?>[] xs =
                    candidates.stream().map(v -> v.variable().asOutput()).toArray(Output<?>[]::new);
            Output<?>[] gradients;
            try {
                gradients = graph.addGradients(phase.loss().asOutput(), xs);
            } catch (TensorFlowException | IllegalArgumentException e) {
                throw new InvalidConfiguration("the loss of phase " + phase.name() + " cannot be differentiated: "
                        + String.valueOf(e.getMessage()).strip());
            }
            for (int i = 0; i < gradients.length; i++) {
                if (!Pointer.isNull(((GraphOperation) gradients[i].op()).getUnsafeNativeHandle())) {
                    reached.put(candidates.get(i), (Operand<TFloat32>) gradients[i]);
                }
            }
        }
        if (reached.isEmpty()) {
            throw new InvalidConfiguration(
                    "the loss of phase " + phase.name() + " reaches no parameter that it trains");
        }
        return reached;
    }

    /** The root of the sum of squares over all gradients. */
    private static Operand<TFloat32> globalNorm(Ops tf, List<Operand<TFloat32>> gradients) {
        List<Operand<TFloat32>> halves = new ArrayList<>();
        for (Operand<TFloat32> gradient : gradients) {
            halves.add(tf.nn.l2Loss(gradient)); // half the sum of squares
        }
        return tf.math.sqrt(tf.math.mul(tf.constant(2f), tf.math.addN(halves)));
    }

    private static Operand<TFloat32> clipFactor(Ops tf, Operand<TFloat32> norm, double clipNorm) {
        if (clipNorm == 0) {
            return tf.constant(1f);
        }
        Operand<TFloat32> limit = tf.constant((float) clipNorm);
        return tf.math.div(limit, tf.math.maximum(norm, limit));
    }

    private static Op all(Ops tf, List<Op> operations) {
        return tf.withControlDependencies(operations).noOp();
    }
}
