package dev.decant.runtime.graph;

import dev.decant.api.network.Initializer;
import dev.decant.api.network.Parameter;
import dev.decant.api.network.ParameterGroup;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Creates the variables of one graph by hierarchical name and knows them all. */
final class VariableStore {
    private final Ops tf;
    private final long seed;
    private final List<StoredVariable> variables = new ArrayList<>();
    private final List<StatisticUpdate> statisticUpdates = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /** What a training step leaves behind in a statistic: a moving average. */
    record StatisticUpdate(Operand<TFloat32> variable, Operand<TFloat32> measured, float momentum) {
        Op assign(Ops gated) {
            Operand<TFloat32> kept = gated.math.mul(gated.identity(variable), gated.constant(momentum));
            Operand<TFloat32> added = gated.math.mul(measured, gated.constant(1 - momentum));
            return gated.assign(variable, gated.math.add(kept, added));
        }
    }

    VariableStore(Ops tf, long seed) {
        this.tf = tf;
        this.seed = seed;
    }

    /** The scope that a network or a strategy creates its parameters in. */
    ParameterScope scope(Owner owner) {
        return new Scope(owner, "", false);
    }

    /** Every variable, in the order of creation. */
    List<StoredVariable> variables() {
        return List.copyOf(variables);
    }

    /** The parameters of these groups, in the order of creation. */
    List<StoredVariable> trainedBy(Set<ParameterGroup> groups) {
        return variables.stream()
                .filter(variable -> variable.group().map(groups::contains).orElse(false))
                .toList();
    }

    /** The updates that blocks registered, for every phase. */
    List<StatisticUpdate> statisticUpdates() {
        return List.copyOf(statisticUpdates);
    }

    /** A variable outside every scope, such as an optimiser's moment; starts at zero. */
    StoredVariable slot(String name, StoredVariable of) {
        return create(
                name + "/" + of.name(),
                of.owner(),
                Optional.empty(),
                of.shape(),
                (shape, random) -> new float[Math.toIntExact(shape.size())],
                name + "/" + of.name());
    }

    private StoredVariable create(
            String fullName,
            Owner owner,
            Optional<ParameterGroup> group,
            Shape shape,
            Initializer initializer,
            String seededName) {
        if (shape.hasUnknownDimension()) {
            throw new IllegalArgumentException("the shape of " + fullName + " is not fully known: " + shape);
        }
        if (!names.add(fullName)) {
            throw new IllegalArgumentException("the parameter " + fullName + " exists already");
        }
        Operand<TFloat32> variable = tf.withName(fullName.replace('/', '.')).variable(shape, TFloat32.class);
        StoredVariable stored = new StoredVariable(
                fullName,
                owner,
                group,
                shape,
                variable,
                () -> initializer.values(shape, NamedSeed.random(seed, seededName)));
        variables.add(stored);
        return stored;
    }

    private final class Scope implements ParameterScope {
        private final Owner owner;
        private final String path;
        private final boolean readouts;

        Scope(Owner owner, String path, boolean readouts) {
            this.owner = owner;
            this.path = path;
            this.readouts = readouts;
        }

        @Override
        public ParameterScope child(String name) {
            return new Scope(owner, path + name + "/", readouts);
        }

        @Override
        public ParameterScope readout(String name) {
            return new Scope(owner, path + "readout/" + name + "/", true);
        }

        @Override
        public Parameter parameter(String name, Shape shape, Initializer initializer) {
            String local = path + name;
            Optional<ParameterGroup> group = readouts ? owner.readouts() : owner.blocks();
            StoredVariable stored = create(owner.prefix() + "/" + local, owner, group, shape, initializer, local);
            return new StoredParameter(local, stored.variable());
        }

        @Override
        public Statistic statistic(String name, Shape shape, float initial) {
            String local = path + name;
            Initializer constant = (s, random) -> {
                float[] values = new float[Math.toIntExact(s.size())];
                Arrays.fill(values, initial);
                return values;
            };
            StoredVariable stored =
                    create(owner.prefix() + "/" + local, owner, Optional.empty(), shape, constant, local);
            return new StoredStatistic(local, stored.variable());
        }
    }

    private record StoredParameter(String name, Operand<TFloat32> variable) implements Parameter {
        @Override
        public Operand<TFloat32> read(Ops tf) {
            return tf.identity(variable);
        }
    }

    private final class StoredStatistic implements Statistic {
        private final String name;
        private final Operand<TFloat32> variable;

        StoredStatistic(String name, Operand<TFloat32> variable) {
            this.name = name;
            this.variable = variable;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Operand<TFloat32> read(Ops ops) {
            return ops.identity(variable);
        }

        @Override
        public void average(Operand<TFloat32> measured, double momentum) {
            statisticUpdates.add(new StatisticUpdate(variable, measured, (float) momentum));
        }
    }
}
