package dev.decant.runtime.graph;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.network.Network;
import dev.decant.api.network.ParameterGroup;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.strategy.DistillationStrategy.Needs;
import dev.decant.api.strategy.Phase;
import dev.decant.nn.parameter.Owner;
import dev.decant.nn.parameter.VariableStore;
import dev.decant.runtime.graph.GraphSpec.TeacherSpec;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A run's graph as it was built: networks, losses, updates and predictions over one set of variables.
 *
 * @param store every variable
 * @param slots the optimiser's among them
 * @param phases the updates, in the order of training
 * @param teacherOutputs what the updates take from the frozen network and can be fed
 * @param probabilities [batch, classes]; [batch, time] for a per-step task
 * @param transfer moves values in and out
 */
record BuiltGraph(
        BatchInputs inputs,
        VariableStore store,
        Slots slots,
        List<PhaseUpdate> phases,
        List<TeacherOutput> teacherOutputs,
        Operand<TFloat32> probabilities,
        CheckpointTransfer transfer) {
    /** @throws InvalidConfiguration if the networks, the splitter and the strategy do not fit together */
    static BuiltGraph in(Graph graph, GraphSpec spec) {
        Ops tf = Ops.create(graph);
        BatchInputs inputs = BatchInputs.create(tf, spec.input(), spec.task());
        VariableStore store = new VariableStore(tf, spec.train().seed());
        Network student = network(store, spec, Owner.STUDENT);
        Optional<Network> teacher =
                spec.recipe().needsTeacher() ? Optional.of(network(store, spec, Owner.TEACHER)) : Optional.empty();
        Segments segments = spec.recipe().needs() == Needs.SEGMENTS
                ? Segments.of(student, teacher.orElseThrow(), spec.recipe().splitter())
                : new Segments(List.of(), List.of());
        TeacherOutputs taken = new TeacherOutputs();
        GraphContext context = new GraphContext(
                tf,
                spec,
                inputs,
                spec.partlyLabelled()
                        ? Optional.of(PartialLabels.of(
                                tf, inputs.targets(), spec.data().labelled()))
                        : Optional.empty(),
                student,
                teacher,
                segments.student(),
                segments.teacher(),
                store.scope(Owner.STRATEGY),
                taken);
        List<Phase> declared = phases(spec, context);
        requireWhole(declared);
        Operand<TFloat32> probabilities =
                Prediction.build(tf, spec, inputs, student).probabilities();
        Slots slots = new Slots(
                store,
                store.trainedBy(EnumSet.allOf(ParameterGroup.class)),
                spec.train().accumulate() > 1,
                spec.train().emaDecay() > 0);
        List<PhaseUpdate> phases = new ArrayList<>();
        List<Operand<?>> computed = new ArrayList<>();
        for (Phase phase : declared) {
            PhaseGradients gradients = PhaseGradients.of(graph, tf, store, phase);
            computed.addAll(gradients.computed());
            phases.add(PhaseUpdate.of(tf, gradients, slots, inputs, spec.train()));
        }
        return new BuiltGraph(
                inputs,
                store,
                slots,
                List.copyOf(phases),
                taken.reachedFrom(computed),
                probabilities,
                new CheckpointTransfer(tf, store.variables()));
    }

    /** What a strategy says wrong of a phase costs that strategy alone, as other parts that do not fit do. */
    private static List<Phase> phases(GraphSpec spec, GraphContext context) {
        try {
            return spec.strategy().extension().phases(context, spec.strategy().config());
        } catch (IllegalArgumentException e) {
            throw new InvalidConfiguration("strategy " + spec.strategy().type() + ": " + e.getMessage());
        }
    }

    private static Network network(VariableStore store, GraphSpec spec, Owner owner) {
        boolean own = owner == Owner.STUDENT;
        var chosen = own ? spec.recipe().network() : teacher(spec).network();
        List<ReadoutSpec> readouts = own ? spec.readouts() : teacher(spec).readouts();
        try {
            return chosen.extension().build(store.scope(owner), spec.input(), spec.task(), readouts, chosen.config());
        } catch (InvalidConfiguration e) {
            throw new InvalidConfiguration("strategy " + spec.strategy().type() + " with "
                    + (own ? "network " : "teacher ") + chosen.type() + ": " + e.getMessage());
        }
    }

    private static TeacherSpec teacher(GraphSpec spec) {
        return spec.teacher()
                .orElseThrow(() -> new InvalidConfiguration(
                        "the strategy " + spec.strategy().type() + " needs a teacher, and none is configured"));
    }

    private static void requireWhole(List<Phase> phases) {
        double sum = phases.stream().mapToDouble(Phase::shareOfEpochs).sum();
        if (phases.isEmpty() || Math.abs(sum - 1) > 1e-9) {
            throw new InvalidConfiguration("the shares of epochs of the phases "
                    + phases.stream().map(Phase::name).collect(Collectors.joining(", ")) + " sum to " + sum
                    + ", they must sum to 1");
        }
    }
}
