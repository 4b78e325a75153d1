package dev.decant.mutation;

import java.util.Map;
import java.util.Optional;

/** {@code GRAPH_SWAP}: another operation of the same operands. */
public final class OperationSwap extends OperationMutator {
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("add", "sub"),
            Map.entry("sub", "add"),
            Map.entry("mul", "div"),
            Map.entry("div", "mul"),
            Map.entry("maximum", "minimum"),
            Map.entry("minimum", "maximum"),
            Map.entry("greater", "greaterEqual"),
            Map.entry("greaterEqual", "greater"),
            Map.entry("less", "lessEqual"),
            Map.entry("lessEqual", "less"),
            Map.entry("logicalAnd", "logicalOr"),
            Map.entry("logicalOr", "logicalAnd"),
            Map.entry("sigmoid", "tanh"),
            Map.entry("tanh", "sigmoid"),
            Map.entry("erf", "tanh"),
            Map.entry("sin", "cos"),
            Map.entry("cos", "sin"),
            Map.entry("rsqrt", "sqrt"),
            Map.entry("sqrt", "rsqrt"),
            Map.entry("square", "abs"),
            Map.entry("softmax", "logSoftmax"),
            Map.entry("logSoftmax", "softmax"),
            Map.entry("relu", "elu"));

    public OperationSwap() {
        super("GRAPH_SWAP");
    }

    @Override
    Optional<Replacement> replacement(OperationCall call) {
        return Optional.ofNullable(OTHERS.get(call.name()))
                .filter(other -> call.takes(1) || call.takes(2))
                .map(other -> new Replacement(other, code -> call.renamed(other).write(code)));
    }
}
