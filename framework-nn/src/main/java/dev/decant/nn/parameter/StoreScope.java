package dev.decant.nn.parameter;

import dev.decant.api.network.Initializer;
import dev.decant.api.network.Parameter;
import dev.decant.api.network.ParameterGroup;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.Statistic;
import java.util.Arrays;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** One level of the names of an owner's variables. */
final class StoreScope implements ParameterScope {
    private final VariableStore store;
    private final Owner owner;
    private final String path;
    private final boolean readouts;
    private final boolean decay;

    StoreScope(VariableStore store, Owner owner) {
        this(store, owner, "", false, true);
    }

    private StoreScope(VariableStore store, Owner owner, String path, boolean readouts, boolean decay) {
        this.store = store;
        this.owner = owner;
        this.path = path;
        this.readouts = readouts;
        this.decay = decay;
    }

    @Override
    public ParameterScope child(String name) {
        return new StoreScope(store, owner, path + name + "/", readouts, decay);
    }

    @Override
    public ParameterScope readout(String name) {
        return new StoreScope(store, owner, path + "readout/" + name + "/", true, decay);
    }

    @Override
    public ParameterScope withoutDecay() {
        return new StoreScope(store, owner, path, readouts, false);
    }

    @Override
    public Parameter parameter(String name, Shape shape, Initializer initializer) {
        String local = path + name;
        Optional<ParameterGroup> group = readouts ? owner.readouts() : owner.blocks();
        StoredVariable stored = store.create(
                owner.prefix() + "/" + local,
                owner,
                group,
                shape,
                decay && shape.numDimensions() >= 2,
                initializer,
                local);
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
                store.create(owner.prefix() + "/" + local, owner, Optional.empty(), shape, false, constant, local);
        return new StoredStatistic(store, local, stored);
    }

    private record StoredParameter(String name, Operand<TFloat32> variable) implements Parameter {
        @Override
        public Operand<TFloat32> read(Ops tf) {
            return tf.identity(variable);
        }
    }

    private record StoredStatistic(VariableStore store, String name, StoredVariable stored) implements Statistic {
        @Override
        public Operand<TFloat32> read(Ops tf) {
            return tf.identity(stored.variable());
        }

        @Override
        public void average(Operand<TFloat32> measured, double momentum) {
            store.add(new StatisticUpdate(stored, measured, momentum));
        }

        @Override
        public void overTraining(Operand<TFloat32> sum, Operand<TFloat32> count) {
            if (stored.owner() != Owner.TEACHER) { // a teacher brings along what its own run measured
                store.add(new TrainingMean(stored, sum, count));
            }
        }
    }
}
