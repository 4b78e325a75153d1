package dev.decant.testkit;

import dev.decant.api.network.Initializer;
import dev.decant.api.network.Mode;
import dev.decant.api.network.Parameter;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.Pass;
import dev.decant.api.network.Probes;
import dev.decant.api.network.Randomness;
import dev.decant.api.network.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.bytedeco.javacpp.Pointer;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Assign;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A graph with its session for one test. Variables go by the name {@code owner/path}, where the owner is what {@link
 * #scope} was given; their values, and those of inputs, can be set and read as arrays in row-major order.
 *
 * <p>Initial values depend on the seed and the variable's path alone, not on its owner nor on what else was built.
 */
public final class GraphHarness implements AutoCloseable {
    private final Graph graph = new Graph();
    private final Ops tf = Ops.create(graph);
    private final Session session = new Session(graph);
    private final long seed;
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final Map<Placeholder<TFloat32>, Value> inputs = new LinkedHashMap<>();
    private final Map<String, float[]> pending = new LinkedHashMap<>(); // set with the next run
    private final List<StatisticUpdate> statisticUpdates = new ArrayList<>();

    private record Value(Shape shape, float[] values) {}

    private record Variable(
            Operand<TFloat32> raw,
            boolean trainable,
            boolean readout,
            Placeholder<TFloat32> next,
            Assign<TFloat32> assign,
            Shape shape) {}

    /** What a block registered with {@link Statistic#average}, by the statistic's name. */
    public record StatisticUpdate(String name, Operand<TFloat32> measured, double momentum) {}

    /** @param seed of initial values and random operations */
    public GraphHarness(long seed) {
        this.seed = seed;
    }

    /** Where operations are added. */
    public Ops tf() {
        return tf;
    }

    /** A scope whose variables go by names that start with {@code owner/}. */
    public ParameterScope scope(String owner) {
        return new Scope(owner + "/", "", false);
    }

    /** A pass whose random numbers depend on the seed, its name and the draw's name: the same in every run. */
    public Pass pass(String name, Mode mode) {
        return new Pass(tf, mode, new NamedRandomness(name), Probes.none());
    }

    /** An input of this shape, where -1 is any size, with a first value of a shape that fits. */
    public Operand<TFloat32> input(Shape shape, Shape valueShape, float... values) {
        Placeholder<TFloat32> input = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
        feed(input, valueShape, values);
        return input;
    }

    /** Gives an input another value for all runs to come. */
    @SuppressWarnings("unchecked") // inputs are made by this class, of floats
    public void feed(Operand<TFloat32> input, Shape shape, float... values) {
        if (shape.size() != values.length) {
            throw new IllegalArgumentException(values.length + " values do not fill the shape " + shape);
        }
        inputs.put((Placeholder<TFloat32>) input, new Value(shape, values.clone()));
    }

    /** The names of the trainable variables that start with the prefix, in order of creation. */
    public List<String> parameters(String prefix) {
        return variables.entrySet().stream()
                .filter(variable ->
                        variable.getValue().trainable() && variable.getKey().startsWith(prefix))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The names of all variables that start with the prefix, statistics included, in order of creation. */
    public List<String> variables(String prefix) {
        return variables.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    /** Whether the parameter was created in a scope of {@link ParameterScope#readout}. */
    public boolean isReadout(String name) {
        return variable(name).readout();
    }

    /** What blocks registered so far. */
    public List<StatisticUpdate> statisticUpdates() {
        return List.copyOf(statisticUpdates);
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
        return values(names.stream().map(name -> variable(name).raw()).toList());
    }

    /** Sets a variable. */
    public void set(String name, float... values) {
        if (variable(name).shape().size() != values.length) {
            throw new IllegalArgumentException(values.length + " values do not fill " + name + " " + shape(name));
        }
        pending.put(name, values.clone());
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

    /**
     * The gradient of a scalar by parameter name. A parameter that the scalar does not depend on is absent.
     *
     * @param names parameters of this harness
     */
    public Map<String, float[]> gradients(Operand<TFloat32> scalar, Collection<String> names) {
        Map<String, Operand<TFloat32>> symbolic = gradientOperations(scalar, names);
        List<float[]> values = values(symbolic.values());
        Map<String, float[]> gradients = new LinkedHashMap<>();
        int i = 0;
        for (String name : symbolic.keySet()) {
            gradients.put(name, values.get(i++));
        }
        return gradients;
    }

    /**
     * The squared norm of the gradient of a scalar, as an operation: one number that takes all of the gradient to
     * compute, so that evaluating it does the work of a training step.
     *
     * @param names parameters of this harness that the scalar depends on
     */
    public Operand<TFloat32> squaredGradientNorm(Operand<TFloat32> scalar, Collection<String> names) {
        List<Operand<TFloat32>> squares = new ArrayList<>();
        for (Operand<TFloat32> gradient : gradientOperations(scalar, names).values()) {
            squares.add(tf.math.mul(tf.constant(2f), tf.nn.l2Loss(gradient)));
        }
        return tf.math.addN(squares);
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }

    @SuppressWarnings("unchecked") // the gradient of a float is a float
    private Map<String, Operand<TFloat32>> gradientOperations(Operand<TFloat32> scalar, Collection<String> names) {
        Set<GraphOperation> behind = graph.subgraphTo(Set.of(scalar));
        List<String> reached = names.stream()
                .filter(name ->
                        behind.contains((GraphOperation) variable(name).raw().op()))
                .toList();
        Map<String, Operand<TFloat32>> gradients = new LinkedHashMap<>();
        if (reached.isEmpty()) {
            return gradients;
        }
        Output<?>[] xs =
                reached.stream().map(name -> variable(name).raw().asOutput()).toArray(Output<?>[]::new);
        Output<?>[] found = graph.addGradients(scalar.asOutput(), xs);
        for (int i = 0; i < found.length; i++) {
            if (exists(found[i])) {
                gradients.put(reached.get(i), (Operand<TFloat32>) found[i]);
            }
        }
        return gradients;
    }

    /** Where every path to a variable is stopped, TensorFlow returns an output of no operation. */
    private static boolean exists(Output<?> gradient) {
        return !Pointer.isNull(((GraphOperation) gradient.op()).getUnsafeNativeHandle());
    }

    private void assignPending() {
        if (pending.isEmpty()) {
            return;
        }
        Session.Runner runner = session.runner();
        List<TFloat32> fed = new ArrayList<>();
        try {
            pending.forEach((name, values) -> {
                Variable variable = variable(name);
                TFloat32 tensor = tensor(variable.shape(), values);
                fed.add(tensor);
                runner.feed(variable.next(), tensor).addTarget(variable.assign());
            });
            runner.run().close();
        } finally {
            fed.forEach(Tensor::close);
        }
        pending.clear();
    }

    /** The values of several tensors, from one run. */
    public List<float[]> values(Collection<? extends Operand<TFloat32>> tensors) {
        assignPending();
        if (tensors.isEmpty()) {
            return List.of();
        }
        Session.Runner runner = session.runner();
        List<TFloat32> fed = new ArrayList<>();
        try {
            inputs.forEach((input, value) -> {
                TFloat32 tensor = tensor(value.shape(), value.values());
                fed.add(tensor);
                runner.feed(input, tensor);
            });
            // A result refuses to hold one tensor twice.
            Map<Output<TFloat32>, Integer> fetched = new LinkedHashMap<>();
            for (Operand<TFloat32> tensor : tensors) {
                if (fetched.putIfAbsent(tensor.asOutput(), fetched.size()) == null) {
                    runner.fetch(tensor);
                }
            }
            try (Result result = runner.run()) {
                List<float[]> values = new ArrayList<>();
                for (Operand<TFloat32> operand : tensors) {
                    TFloat32 tensor = (TFloat32) result.get(fetched.getOrDefault(operand.asOutput(), 0));
                    float[] copy = new float[Math.toIntExact(tensor.size())];
                    tensor.asRawTensor().data().asFloats().read(copy);
                    values.add(copy);
                }
                return values;
            }
        } finally {
            fed.forEach(Tensor::close);
        }
    }

    private static TFloat32 tensor(Shape shape, float[] values) {
        return TFloat32.tensorOf(shape, DataBuffers.of(values, true, false));
    }

    private Variable variable(String name) {
        Variable variable = variables.get(name);
        if (variable == null) {
            throw new IllegalArgumentException("there is no variable " + name + ", only " + variables.keySet());
        }
        return variable;
    }

    private Operand<TFloat32> create(
            String owner, String path, Shape shape, boolean trainable, boolean readout, Initializer initializer) {
        String name = owner + path;
        if (shape.hasUnknownDimension()) {
            throw new IllegalArgumentException("the shape of " + name + " is not fully known: " + shape);
        }
        if (variables.containsKey(name)) {
            throw new IllegalArgumentException("the parameter " + name + " exists already");
        }
        Operand<TFloat32> raw = tf.variable(shape, TFloat32.class);
        Placeholder<TFloat32> next = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
        float[] initial = initializer.values(shape, random(path));
        if (initial.length != shape.size()) {
            throw new IllegalArgumentException(
                    "the initialiser of " + name + " drew " + initial.length + " values for the shape " + shape);
        }
        variables.put(name, new Variable(raw, trainable, readout, next, tf.assign(raw, next), shape));
        pending.put(name, initial);
        return raw;
    }

    private RandomGenerator random(String name) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(named(name));
    }

    private long named(String name) {
        return 31 * seed + name.hashCode() * 0x9E3779B97F4A7C15L;
    }

    private final class Scope implements ParameterScope {
        private final String owner;
        private final String path;
        private final boolean readout;

        Scope(String owner, String path, boolean readout) {
            this.owner = owner;
            this.path = path;
            this.readout = readout;
        }

        @Override
        public ParameterScope child(String name) {
            return new Scope(owner, path + name + "/", readout);
        }

        @Override
        public ParameterScope readout(String name) {
            return new Scope(owner, path + "readout/" + name + "/", true);
        }

        @Override
        public Parameter parameter(String name, Shape shape, Initializer initializer) {
            String local = path + name;
            Operand<TFloat32> raw = create(owner, local, shape, true, readout, initializer);
            return new Parameter() {
                @Override
                public String name() {
                    return local;
                }

                @Override
                public Operand<TFloat32> read(Ops ops) {
                    return ops.identity(raw);
                }
            };
        }

        @Override
        public Statistic statistic(String name, Shape shape, float initial) {
            String local = path + name;
            Operand<TFloat32> raw = create(owner, local, shape, false, false, (full, random) -> {
                float[] values = new float[Math.toIntExact(full.size())];
                Arrays.fill(values, initial);
                return values;
            });
            return new Statistic() {
                @Override
                public String name() {
                    return local;
                }

                @Override
                public Operand<TFloat32> read(Ops ops) {
                    return ops.identity(raw);
                }

                @Override
                public void average(Operand<TFloat32> measured, double momentum) {
                    statisticUpdates.add(new StatisticUpdate(owner + local, measured, momentum));
                }
            };
        }
    }

    private final class NamedRandomness implements Randomness {
        private final String pass;
        private final Map<String, Integer> draws = new LinkedHashMap<>();

        NamedRandomness(String pass) {
            this.pass = pass;
        }

        @Override
        public Operand<TFloat32> uniform(Ops ops, String name, Operand<TInt32> shape) {
            int draw = draws.merge(name, 1, Integer::sum);
            long key = named("random/" + pass + "/" + name + "#" + draw);
            return ops.random.statelessRandomUniform(
                    shape, ops.constant(new int[] {(int) key, (int) (key >>> 32)}), TFloat32.class);
        }
    }
}
