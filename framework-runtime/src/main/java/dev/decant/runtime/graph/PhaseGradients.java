package dev.decant.runtime.graph;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.strategy.Phase;
import dev.decant.nn.parameter.StatisticUpdate;
import dev.decant.nn.parameter.StoredVariable;
import dev.decant.nn.parameter.VariableStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.javacpp.Pointer;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * What a phase minimises, and the gradients of it.
 *
 * <p>Variables are read by reference, so an update that ran as soon as its own gradient was ready would race with
 * operations that still read the variable. Whatever changes a variable is therefore {@link #gated}: it waits for all
 * gradients, for everything that is logged and for what the statistics measure.
 *
 * @param loss a scalar
 * @param terms scalars to log
 * @param trained the parameters that the loss reaches
 * @param gradients theirs, in the same order
 * @param statistics those that the loss's operations measure
 */
record PhaseGradients(
        PhaseInfo info,
        Operand<TFloat32> loss,
        List<Operand<TFloat32>> terms,
        List<StoredVariable> trained,
        List<Operand<TFloat32>> gradients,
        List<StatisticUpdate> statistics) {
    /** @throws InvalidConfiguration if the loss cannot be differentiated, or reaches nothing that the phase trains */
    static PhaseGradients of(Graph graph, Ops tf, VariableStore store, Phase phase) {
        Set<GraphOperation> behind = graph.subgraphTo(Set.of(phase.loss()));
        Map<StoredVariable, Operand<TFloat32>> reached = reached(graph, phase, behind, store);
        List<String> unreached = store.trainedBy(phase.trains()).stream()
                .filter(variable -> !reached.containsKey(variable) && isMeantToBeReached(variable, phase))
                .map(StoredVariable::name)
                .toList();
        List<StatisticUpdate> statistics = store.statisticUpdates().stream()
                .filter(statistic ->
                        behind.contains((GraphOperation) statistic.measured().op()))
                .toList();
        // A term may be the loss itself, and one session call cannot fetch the same output twice.
        List<Operand<TFloat32>> terms = new ArrayList<>();
        phase.terms().values().forEach(term -> terms.add(tf.identity(term)));
        return new PhaseGradients(
                new PhaseInfo(
                        phase.name(),
                        phase.shareOfEpochs(),
                        List.copyOf(phase.terms().keySet()),
                        unreached),
                phase.loss(),
                terms,
                List.copyOf(reached.keySet()),
                List.copyOf(reached.values()),
                statistics);
    }

    private static boolean isMeantToBeReached(StoredVariable variable, Phase phase) {
        return variable.group().map(phase.trains()::contains).orElse(false);
    }

    /** All that a step computes before it updates: losses, gradients, and what statistics measure. */
    List<Operand<?>> computed() {
        List<Operand<?>> computed = new ArrayList<>(gradients);
        computed.add(loss);
        computed.addAll(terms);
        statistics.forEach(statistic -> computed.add(statistic.measured()));
        return computed;
    }

    /** Operations of this scope run after everything that reads a variable. */
    Ops gated(Ops tf) {
        return tf.withControlDependencies(List.<Op>copyOf(computed()));
    }

    /** The moving averages take in what this pass measured, if it is finite. */
    List<Op> statisticUpdates(Ops gated, Operand<TBool> finite) {
        return statistics.stream()
                .map(statistic -> statistic.assign(gated, finite))
                .toList();
    }

    /** By trained parameter; without those that the loss does not depend on, or only through stopped gradients. */
    @SuppressWarnings("unchecked") // the gradient of a float is a float
    private static Map<StoredVariable, Operand<TFloat32>> reached(
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
}
