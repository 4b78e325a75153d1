package dev.decant.nn.parameter;

import dev.decant.api.network.Initializer;
import dev.decant.api.network.ParameterGroup;
import dev.decant.api.network.ParameterScope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Creates the variables of one graph by hierarchical name and knows them all. A variable's initial value depends on the
 * seed and on its name below its owner, so that neither the owner nor what else is built changes it.
 */
public final class VariableStore {
    private final Ops tf;
    private final long seed;
    private final List<StoredVariable> variables = new ArrayList<>();
    private final List<StatisticUpdate> statisticUpdates = new ArrayList<>();
    private final List<TrainingMean> trainingMeans = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /**
     * @param tf where the variables are added
     * @param seed of the initial values
     */
    public VariableStore(Ops tf, long seed) {
        this.tf = tf;
        this.seed = seed;
    }

    /** The scope that a network or a strategy creates its parameters in. */
    public ParameterScope scope(Owner owner) {
        return new StoreScope(this, owner);
    }

    /** Every variable, in the order of creation. */
    public List<StoredVariable> variables() {
        return List.copyOf(variables);
    }

    /** The parameters of these groups, in the order of creation; reached or not by a loss. */
    public List<StoredVariable> trainedBy(Set<ParameterGroup> groups) {
        Set<ParameterGroup> kept = EnumSet.noneOf(ParameterGroup.class);
        kept.addAll(groups);
        if (kept.contains(ParameterGroup.STUDENT_BLOCKS_REACHED)) {
            kept.add(ParameterGroup.STUDENT_BLOCKS);
        }
        return variables.stream()
                .filter(variable -> variable.group().map(kept::contains).orElse(false))
                .toList();
    }

    /** The updates that blocks registered, for every phase. */
    public List<StatisticUpdate> statisticUpdates() {
        return List.copyOf(statisticUpdates);
    }

    /** The statistics that are measured before the first step. */
    public List<TrainingMean> trainingMeans() {
        return List.copyOf(trainingMeans);
    }

    /** A variable outside every scope, such as an optimiser's moment; starts at zero. */
    public StoredVariable slot(String name, StoredVariable of) {
        return create(
                name + "/" + of.name(),
                of.owner(),
                Optional.empty(),
                of.shape(),
                false,
                (shape, random) -> new float[Math.toIntExact(shape.size())],
                name + "/" + of.name());
    }

    /** @param seededName the name that the initial value depends on */
    StoredVariable create(
            String fullName,
            Owner owner,
            Optional<ParameterGroup> group,
            Shape shape,
            boolean decays,
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
                decays,
                () -> initial(fullName, shape, initializer, seededName));
        variables.add(stored);
        return stored;
    }

    void add(StatisticUpdate update) {
        statisticUpdates.add(update);
    }

    void add(TrainingMean mean) {
        if (trainingMeans.stream().anyMatch(other -> other.statistic().equals(mean.statistic()))) {
            throw new IllegalArgumentException(
                    mean.statistic().name() + " is measured over the training split already");
        }
        trainingMeans.add(mean);
    }

    private float[] initial(String fullName, Shape shape, Initializer initializer, String seededName) {
        float[] values = initializer.values(shape, NamedSeed.random(seed, seededName));
        if (values.length != shape.size()) {
            throw new IllegalArgumentException(
                    "the initialiser of " + fullName + " drew " + values.length + " values for the shape " + shape);
        }
        return values;
    }
}
