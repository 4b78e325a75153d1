package dev.decant.runtime.graph;

import dev.decant.runtime.data.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;

/**
 * Counts the floating-point operations of a step's products: matrix products, convolutions, LSTMs, and their gradients.
 * What works element by element is not counted. The shapes are those of a batch that is fed.
 */
public final class StepProducts {
    private final Session session;
    private final BatchInputs inputs;
    private final PhaseUpdate update;
    private final Counted counted;

    private StepProducts(Session session, BatchInputs inputs, PhaseUpdate update, Counted counted) {
        this.session = session;
        this.inputs = inputs;
        this.update = update;
        this.counted = counted;
    }

    static StepProducts of(Graph graph, Session session, BatchInputs inputs, PhaseUpdate update) {
        return new StepProducts(session, inputs, update, Counted.upTo(graph, update.arithmetic()));
    }

    /** The floating-point operations of a step on batches of this form. It computes the losses and their gradients once. */
    public long count(Batch batch) {
        return update.parts(batch).stream()
                .mapToLong(part -> count(batch, part))
                .sum();
    }

    private long count(Batch batch, BatchPart part) {
        try (FedRecords records = FedRecords.of(batch, part.from(), part.to());
                TInt32 number = TInt32.scalarOf(0)) {
            return counted.flops(records.feed(session.runner(), inputs).feed(inputs.step(), number));
        }
    }

    /**
     * The products up to an operation.
     *
     * @param known the shapes that the graph knows
     * @param asked for the other tensors, the operation that says their shape
     */
    record Counted(List<Product> products, Map<Output<?>, long[]> known, Map<Output<?>, Operand<TInt32>> asked) {
        /** Adds what asks for shapes to the graph. */
        static Counted upTo(Graph graph, Op op) {
            Ops tf = Ops.create(graph).withSubScope("shapes");
            List<Product> products = new ArrayList<>();
            Map<Output<?>, long[]> known = new LinkedHashMap<>();
            Map<Output<?>, Operand<TInt32>> asked = new LinkedHashMap<>();
            GraphOperation end = (GraphOperation) op.op();
            Product.of(end).ifPresent(products::add); // what leads to an operation is without it
            for (GraphOperation operation : graph.subgraphToOps(Set.of(end))) {
                Product.of(operation).ifPresent(products::add);
            }
            for (Product product : products) {
                for (Output<?> tensor : product.shaped()) {
                    if (tensor.shape().hasUnknownDimension() || tensor.shape().isUnknown()) {
                        asked.computeIfAbsent(tensor, tf::shape);
                    } else {
                        known.put(tensor, tensor.shape().asArray());
                    }
                }
            }
            return new Counted(List.copyOf(products), known, asked);
        }

        /** @param runner with everything fed that the products depend on */
        long flops(Session.Runner runner) {
            Map<Output<?>, long[]> shapes = new LinkedHashMap<>(known);
            if (!asked.isEmpty()) {
                asked.values().forEach(runner::fetch);
                try (Result result = runner.run()) {
                    int i = 0;
                    for (Output<?> tensor : asked.keySet()) {
                        shapes.put(tensor, dimensions((TInt32) result.get(i++)));
                    }
                }
            }
            return products.stream()
                    .mapToLong(product -> product.count()
                            .applyAsLong(
                                    product.shaped().stream().map(shapes::get).toList()))
                    .sum();
        }

        private static long[] dimensions(TInt32 shape) {
            long[] dimensions = new long[Math.toIntExact(shape.size())];
            Arrays.setAll(dimensions, i -> shape.getInt(i));
            return dimensions;
        }
    }
}
