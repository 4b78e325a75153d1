package dev.decant.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.nn.parameter.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.nn.BlockLSTM;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TFloat32;

/** Floating-point operations against numbers worked out by hand; a multiplication with its addition is two. */
final class StepProductsTest {
    private static final int BATCH = 5;

    /** Of the batch that is fed: the graph does not know how many records come. */
    @Test
    void aDenseLayer() {
        assertThat(forward(
                        Shape.of(-1, 3),
                        Shape.of(BATCH, 3),
                        (tf, x) -> tf.linalg.matMul(x, tf.fill(tf.array(3, 4), tf.constant(1f)))))
                .isEqualTo(2 * BATCH * 3 * 4);
    }

    /** x W forwards, the gradient of x is G W^T, that of W is x^T G. */
    @Test
    void aDenseLayersGradients() {
        assertThat(backward(
                        Shape.of(-1, 3),
                        Shape.of(BATCH, 3),
                        Shape.of(3, 4),
                        (tf, xw) -> tf.linalg.matMul(xw.get(0), xw.get(1))))
                .isEqualTo(3 * 2 * BATCH * 3 * 4);
    }

    /** Nine steps at a stride of two are five, each a sum over a kernel of three steps and two channels. */
    @Test
    void aConvolution() {
        assertThat(forward(
                        Shape.of(-1, 1, 9, 2),
                        Shape.of(BATCH, 1, 9, 2),
                        (tf, x) -> tf.nn.conv2d(
                                x, tf.fill(tf.array(1, 3, 2, 7), tf.constant(1f)), List.of(1L, 1L, 2L, 1L), "SAME")))
                .isEqualTo(2 * BATCH * 5 * 7 * (3 * 2));
    }

    @Test
    void aConvolutionsGradients() {
        assertThat(backward(
                        Shape.of(-1, 1, 9, 2),
                        Shape.of(BATCH, 1, 9, 2),
                        Shape.of(1, 3, 2, 7),
                        (tf, xw) -> tf.nn.conv2d(xw.get(0), xw.get(1), List.of(1L, 1L, 2L, 1L), "SAME")))
                .isEqualTo(3 * 2 * BATCH * 5 * 7 * (3 * 2));
    }

    /** Scores of attention: for each record and head, each of six queries with each of six keys over four numbers. */
    @Test
    void productsOfManyMatrices() {
        assertThat(forward(
                        Shape.of(-1, 2, 6, 4),
                        Shape.of(BATCH, 2, 6, 4),
                        (tf, x) -> tf.train.batchMatMul(x, x, TFloat32.class, BatchMatMul.adjY(true))))
                .isEqualTo(2 * BATCH * 2 * 6 * 6 * 4);
        assertThat(forward(
                        Shape.of(-1, 2, 6, 4),
                        Shape.of(BATCH, 2, 6, 4),
                        (tf, x) -> tf.train.batchMatMul(x, x, TFloat32.class, BatchMatMul.adjX(true))))
                .isEqualTo(2 * BATCH * 2 * 4 * 4 * 6);
    }

    @Test
    void aSumOverNamedDimensions() {
        assertThat(forward(
                        Shape.of(-1, -1, 3),
                        Shape.of(BATCH, 8, 3),
                        (tf, x) ->
                                tf.linalg.einsum(List.of(tf.fill(tf.array(2, 8), tf.constant(1f)), x), "st,btd->bsd")))
                .isEqualTo(2 * BATCH * 2 * 3 * 8);
        assertThat(forward(
                        Shape.of(-1, -1, 3),
                        Shape.of(BATCH, 8, 3),
                        (tf, x) -> tf.linalg.einsum(
                                List.of(x, tf.fill(tf.array(3, 6), tf.constant(1f))), "...d,de->...e")))
                .isEqualTo(2 * BATCH * 8 * 6 * 3);
    }

    /** Seven steps of the records, each [x, h] of three and two numbers to four gates of two. */
    @Test
    void anLstm() {
        assertThat(forward(Shape.of(-1, -1, 3), Shape.of(7, BATCH, 3), (tf, x) -> {
                    Operand<TFloat32> state = tf.fill(tf.array(BATCH, 2), tf.constant(0f));
                    Operand<TFloat32> none = tf.constant(new float[2]);
                    BlockLSTM<TFloat32> lstm = tf.nn.blockLSTM(
                            tf.constant(7L),
                            x,
                            state,
                            state,
                            tf.fill(tf.array(5, 8), tf.constant(1f)),
                            none,
                            none,
                            none,
                            tf.constant(new float[8]));
                    return lstm.h();
                }))
                .isEqualTo(2 * 7 * BATCH * (3 + 2) * 8);
    }

    /** What works element by element is not counted. */
    @Test
    void aSum() {
        assertThat(forward(Shape.of(-1, 3), Shape.of(BATCH, 3), (tf, x) -> tf.math.add(x, x)))
                .isZero();
    }

    private static long forward(Shape known, Shape fed, BiFunction<Ops, Operand<TFloat32>, Operand<TFloat32>> build) {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Placeholder<TFloat32> x = tf.placeholder(TFloat32.class, Placeholder.shape(known));
            return count(graph, build.apply(tf, x), x, fed);
        }
    }

    private static long backward(
            Shape known, Shape fed, Shape kernel, BiFunction<Ops, List<Operand<TFloat32>>, Operand<TFloat32>> build) {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Placeholder<TFloat32> x = tf.placeholder(TFloat32.class, Placeholder.shape(known));
            Operand<TFloat32> w = tf.fill(tf.constant(kernel.asArray()), tf.constant(1f));
            Operand<TFloat32> y = tf.math.square(build.apply(tf, List.of(x, w)));
            Output<?>[] gradients = graph.addGradients(y.asOutput(), new Output<?>[] {x.asOutput(), w.asOutput()});
            List<Op> all = new ArrayList<>();
            for (Output<?> gradient : gradients) {
                all.add(gradient);
            }
            return count(graph, PhaseUpdate.all(tf, all), x, fed);
        }
    }

    private static long count(Graph graph, Op end, Operand<TFloat32> x, Shape fed) {
        StepProducts.Counted counted = StepProducts.Counted.upTo(graph, end);
        try (Session session = new Session(graph);
                TFloat32 values = Tensors.of(fed, new float[Math.toIntExact(fed.size())], 0)) {
            return counted.flops(session.runner().feed(x, values));
        }
    }
}
