package dev.decant.runtime.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.tensorflow.GraphOperation;
import org.tensorflow.Output;

/**
 * An operation that multiplies and adds, and how many floating-point operations that takes: two for each multiplication
 * with its addition, whatever algorithm computes them. Padding counts as input does.
 *
 * @param shaped the tensors whose shapes decide it
 * @param count of their shapes, in that order
 */
record Product(List<Output<?>> shaped, ToLongFunction<List<long[]>> count) {
    /** Of a tensor of matrix products, each element of which sums over {@code inner}. */
    private static long sums(long[] result, long inner) {
        return 2 * size(result) * inner;
    }

    static long size(long[] shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /** What an operation is, if it is one that is counted. */
    static Optional<Product> of(GraphOperation operation) {
        return switch (operation.type()) {
            case "MatMul" -> {
                int inner = operation.attributes().getAttrBool("transpose_a") ? 0 : 1;
                yield product(
                        shapes -> sums(shapes.get(0), shapes.get(1)[inner]), operation.output(0), operation.input(0));
            }
            case "BatchMatMul", "BatchMatMulV2", "BatchMatMulV3" -> {
                int fromEnd = operation.attributes().getAttrBool("adj_x") ? 2 : 1;
                yield product(
                        shapes -> sums(shapes.get(0), shapes.get(1)[shapes.get(1).length - fromEnd]),
                        operation.output(0),
                        operation.input(0));
            }
            case "Einsum" -> einsum(operation);
            case "Conv2D" ->
                product(shapes -> convolved(shapes.get(0), shapes.get(1)), operation.output(0), operation.input(1));
            case "Conv2DBackpropInput" ->
                product(shapes -> convolved(shapes.get(0), shapes.get(1)), operation.input(2), operation.input(1));
            case "Conv2DBackpropFilter" ->
                product(shapes -> convolved(shapes.get(0), shapes.get(1)), operation.input(2), operation.output(0));
            case "BlockLSTM", "BlockLSTMV2" -> recurrent(operation, 1);
            case "BlockLSTMGrad", "BlockLSTMGradV2" -> recurrent(operation, 2); // of the inputs, and of the kernel
            default -> Optional.empty();
        };
    }

    private static Optional<Product> product(ToLongFunction<List<long[]>> count, Output<?>... shaped) {
        return Optional.of(new Product(List.of(shaped), count));
    }

    /**
     * @param forward what the convolution puts out, or the gradient of it: [batch, height, width, filters]
     * @param kernel [height, width, channels, filters]
     */
    private static long convolved(long[] forward, long[] kernel) {
        return sums(forward, kernel[0] * kernel[1] * kernel[2]);
    }

    /** x [time, batch, depth] and the kernel [depth + units, 4 units], to which it is multiplied with the hidden state. */
    private static Optional<Product> recurrent(GraphOperation operation, int times) {
        return product(
                shapes -> 2L * times * shapes.get(0)[0] * shapes.get(0)[1] * size(shapes.get(1)),
                operation.input(1),
                operation.input(4));
    }

    /** Of two operands; of one it adds at most. */
    private static Optional<Product> einsum(GraphOperation operation) {
        String[] sides = operation.attributes().getAttrString("equation").split("->", -1);
        String[] operands = sides[0].split(",", -1);
        if (operands.length != 2) {
            return Optional.empty();
        }
        return product(
                shapes -> sums(shapes.get(0), summed(operands, sides[1], shapes)),
                operation.output(0),
                operation.input(0),
                operation.input(1));
    }

    /** The product of the dimensions whose label the result lacks. */
    private static long summed(String[] operands, String result, List<long[]> shapes) {
        List<Character> seen = new ArrayList<>();
        long inner = 1;
        for (int operand = 0; operand < operands.length; operand++) {
            String labels = operands[operand];
            long[] shape = shapes.get(1 + operand);
            int ellipsis = labels.indexOf("...");
            for (int i = 0; i < labels.length(); i++) {
                char label = labels.charAt(i);
                if (label != '.' && result.indexOf(label) < 0 && !seen.contains(label)) {
                    seen.add(label);
                    boolean behind = ellipsis >= 0 && i > ellipsis;
                    inner *= shape[behind ? shape.length - (labels.length() - i) : i];
                }
            }
        }
        return inner;
    }
}
