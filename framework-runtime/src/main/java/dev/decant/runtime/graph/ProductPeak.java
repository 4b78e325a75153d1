package dev.decant.runtime.graph;

import dev.decant.nn.parameter.Tensors;
import java.util.Random;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/** What this process reaches in large matrix products, beside which a step's arithmetic is judged. */
public final class ProductPeak {
    /** Rows and columns of the factors. */
    public static final int SIDE = 2048;

    private static final int REPEATS = 8;

    private ProductPeak() {}

    /**
     * Multiplies square float32 matrices of {@value #SIDE} rows.
     *
     * @param threads of the session
     * @return floating-point operations in a second, the best of several
     */
    public static double measure(int threads) {
        float[] values = new float[SIDE * SIDE];
        Random random = new Random(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        Shape shape = Shape.of(SIDE, SIDE);
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Placeholder<TFloat32> factor = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
            MatMul<TFloat32> product = tf.linalg.matMul(factor, factor);
            try (Session session = new Session(graph, SessionThreads.of(threads));
                    TFloat32 fed = Tensors.of(shape, values, 0)) {
                long least = Long.MAX_VALUE; // what else the machine does only adds
                for (int i = 0; i < REPEATS; i++) {
                    long start = System.nanoTime();
                    session.runner().feed(factor, fed).addTarget(product).run().close();
                    least = Math.min(least, System.nanoTime() - start);
                }
                return 2.0 * SIDE * SIDE * SIDE / (least / 1e9);
            }
        }
    }
}
