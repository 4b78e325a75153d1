package dev.decant.testkit;

import dev.decant.api.network.Mode;
import dev.decant.api.network.ParameterGroup;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.Pass;
import dev.decant.api.network.Probes;
import dev.decant.nn.parameter.Owner;
import dev.decant.nn.parameter.StatisticUpdate;
import dev.decant.nn.parameter.StepRandomness;
import dev.decant.nn.parameter.StoredVariable;
import dev.decant.nn.parameter.TrainingMean;
import dev.decant.nn.parameter.VariableStore;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A graph with its session for one test. Variables go by the name {@code owner/path}, where the owner is what {@link
 * #scope} was given; their values, and those of inputs, can be set and read as arrays in row-major order.
 *
 * <p>Variables and random draws are those of a run: the same store gives them the same values for the same seed, which
 * depend on the variable's path alone, not on its owner nor on what else was built.
 */
public final class GraphHarness implements AutoCloseable {
    private final Graph graph = new Graph();
    private final Ops tf = Ops.create(graph);
    private final long seed;
    private final VariableStore store;
    private final FedInputs inputs = new FedInputs(tf);
    private final HarnessSession session;

    /** @param seed of initial values and random operations */
    public GraphHarness(long seed) {
        this.seed = seed;
        this.store = new VariableStore(tf, seed);
        this.session = new HarnessSession(graph, tf, store, inputs);
    }

    /** Where operations are added. */
    public Ops tf() {
        return tf;
    }

    /** A scope whose variables go by names that start with {@code owner/}. */
    public ParameterScope scope(String owner) {
        return store.scope(new Owner(
                owner, Optional.of(ParameterGroup.STUDENT_BLOCKS), Optional.of(ParameterGroup.STUDENT_READOUTS)));
    }

    /** A pass whose random numbers depend on the seed, its name and the draw's name: the same in every run. */
    public Pass pass(String name, Mode mode) {
        return new Pass(tf, mode, new StepRandomness(seed, name, tf.constant(0)), Probes.none());
    }

    /** An input of this shape, where -1 is any size, with a first value of a shape that fits. */
    public Operand<TFloat32> input(Shape shape, Shape valueShape, float... values) {
        return inputs.add(shape, valueShape, values);
    }

    /** Gives an input another value for all runs to come. */
    public void feed(Operand<TFloat32> input, Shape shape, float... values) {
        inputs.set(input, shape, values);
    }

    /** The names of the trainable variables that start with the prefix, in order of creation. */
    public List<String> parameters(String prefix) {
        return store.variables().stream()
                .filter(variable ->
                        variable.group().isPresent() && variable.name().startsWith(prefix))
                .map(StoredVariable::name)
                .toList();
    }

    /** The names of all variables that start with the prefix, statistics included, in order of creation. */
    public List<String> variables(String prefix) {
        return store.variables().stream()
                .map(StoredVariable::name)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    /** Whether the parameter was created in a scope of {@link ParameterScope#readout}. */
    public boolean isReadout(String name) {
        return variable(name).group().equals(Optional.of(ParameterGroup.STUDENT_READOUTS));
    }

    /** Whether weight decay acts on the parameter. */
    public boolean decays(String name) {
        return variable(name).decays();
    }

    /** What blocks registered so far. */
    public List<StatisticUpdate> statisticUpdates() {
        return store.statisticUpdates();
    }

    /** Measures the statistics that are fixed before the first step, as if what is fed were the training split. */
    public void measureStatistics() {
        for (TrainingMean mean : store.trainingMeans()) {
            float[] sum = value(mean.sum());
            float count = scalar(mean.count());
            for (int i = 0; i < sum.length; i++) {
                sum[i] /= count;
            }
            set(mean.statistic().name(), sum);
        }
    }

    /** The shape of a variable. */
    public Shape shape(String name) {
        return variable(name).shape();
    }

    /** A copy of a variable's current value. */
    public float[] get(String name) {
        return get(List.of(name)).get(0);
    }

    /** Copies of the current values of several variables. */
    public List<float[]> get(Collection<String> names) {
        return session.read(variables(names));
    }

    /** Sets a variable. */
    public void set(String name, float... values) {
        StoredVariable variable = variable(name);
        if (variable.size() != values.length) {
            throw new IllegalArgumentException(values.length + " values do not fill " + name + " " + variable.shape());
        }
        session.set(variable, values.clone());
    }

    /** The values of a tensor in row-major order. */
    public float[] value(Operand<TFloat32> tensor) {
        return values(List.of(tensor)).get(0);
    }

    /** The value of a scalar. */
    public float scalar(Operand<TFloat32> scalar) {
        float[] values = value(scalar);
        if (values.length != 1) {
            throw new IllegalArgumentException("a scalar was expected, not " + values.length + " values");
        }
        return values[0];
    }

    /** The values of several tensors, from one run. */
    public List<float[]> values(Collection<? extends Operand<TFloat32>> tensors) {
        return session.values(tensors);
    }

    /**
     * The gradient of a scalar by parameter name. A parameter that the scalar does not depend on is absent.
     *
     * @param names parameters of this harness
     */
    public Map<String, float[]> gradients(Operand<TFloat32> scalar, Collection<String> names) {
        Map<String, Operand<TFloat32>> tensors = gradientTensors(scalar, names);
        List<float[]> values = values(tensors.values());
        Map<String, float[]> gradients = new LinkedHashMap<>();
        int i = 0;
        for (String name : tensors.keySet()) {
            gradients.put(name, values.get(i++));
        }
        return gradients;
    }

    /**
     * The gradient of a scalar as operations, to be evaluated often. A parameter that the scalar does not depend on is
     * absent.
     *
     * @param names parameters of this harness
     */
    public Map<String, Operand<TFloat32>> gradientTensors(Operand<TFloat32> scalar, Collection<String> names) {
        Map<String, Operand<TFloat32>> tensors = new LinkedHashMap<>();
        ScalarGradients.of(graph, scalar, variables(names))
                .forEach((variable, gradient) -> tensors.put(variable.name(), gradient));
        return tensors;
    }

    /**
     * The squared norm of the gradient of a scalar, as an operation: one number that takes all of the gradient to
     * compute, so that evaluating it does the work of a training step.
     *
     * @param names parameters of this harness that the scalar depends on
     */
    public Operand<TFloat32> squaredGradientNorm(Operand<TFloat32> scalar, Collection<String> names) {
        return tf.math.addN(ScalarGradients.of(graph, scalar, variables(names)).values().stream()
                .<Operand<TFloat32>>map(gradient -> tf.math.mul(tf.constant(2f), tf.nn.l2Loss(gradient)))
                .toList());
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }

    private List<StoredVariable> variables(Collection<String> names) {
        return names.stream().map(this::variable).toList();
    }

    private StoredVariable variable(String name) {
        return store.variables().stream()
                .filter(variable -> variable.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no variable " + name + ", only " + variables("")));
    }
}
