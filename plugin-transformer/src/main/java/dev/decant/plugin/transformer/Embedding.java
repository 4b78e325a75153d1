package dev.decant.plugin.transformer;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.network.Features;
import dev.decant.api.network.InputSpec;
import dev.decant.api.network.Parameter;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.Pass;
import dev.decant.nn.attention.SinusoidalPositions;
import dev.decant.nn.initializer.Initializers;
import dev.decant.nn.layer.Dropout;
import dev.decant.nn.layer.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Patches to tokens: a stem, positions, and the learned extra tokens: one of each name, or for a prediction
 * at each step one of each name and step, with the step's position.
 */
final class Embedding {
    private final InputSpec input;
    private final TransformerConfig config;
    private final Stem stem;
    private final Optional<Parameter> positions; // [tokens, depth]
    private final List<Parameter> tokens; // each [depth]
    private final boolean tokensPerStep;
    private final Dropout dropout;

    Embedding(
            ParameterScope scope,
            InputSpec input,
            List<String> tokenNames,
            boolean tokensPerStep,
            TransformerConfig config) {
        this.input = input;
        this.config = config;
        if (input.masked()) {
            requireOneRowPerToken();
        } else {
            requirePatchDivides(input.steps().getAsInt());
        }
        this.stem = Stem.create(scope, input.width(), config);
        ParameterScope undecayed = scope.withoutDecay();
        this.positions = config.positions() == TransformerConfig.Positions.LEARNED
                ? Optional.of(undecayed.parameter(
                        "positions",
                        Shape.of(input.steps().orElseThrow() / config.patch(), config.depth()),
                        Initializers.truncatedNormal(KernelStart.VIT_DEVIATION)))
                : Optional.empty();
        List<Parameter> created = new ArrayList<>();
        for (String name : tokenNames) {
            created.add(undecayed
                    .child("token")
                    .parameter(
                            name, Shape.of(config.depth()), Initializers.truncatedNormal(KernelStart.VIT_DEVIATION)));
        }
        this.tokens = List.copyOf(created);
        this.tokensPerStep = tokensPerStep;
        this.dropout = new Dropout(config.dropout());
    }

    private void requireOneRowPerToken() {
        if (config.patch() != 1 || config.positions() == TransformerConfig.Positions.LEARNED) {
            throw new InvalidConfiguration("transformer needs patch = 1 and positions = sinusoidal for sequences of"
                    + " varying length, got patch = " + config.patch() + " and positions = "
                    + config.positions().name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    private void requirePatchDivides(int steps) {
        if (steps % config.patch() != 0) {
            throw new InvalidConfiguration("transformer's patch of " + config.patch()
                    + " steps does not divide the input's " + steps + " steps");
        }
    }

    /** [batch, time, channels] to [batch, time / patch, depth] with the extra tokens [batch, k, depth]. */
    Features apply(Pass pass, Features in) {
        Ops tf = pass.tf();
        Operand<TFloat32> mask = in.mask();
        if (config.patch() > 1) {
            int count = input.steps().orElseThrow() / config.patch();
            mask = tf.max(tf.reshape(mask, tf.constant(new int[] {-1, count, config.patch()})), tf.constant(2));
        }
        Operand<TFloat32> x = stem.apply(tf, in.sequence());
        Operand<TFloat32> places = // [time / patch, depth]
                positions.isPresent() ? positions.get().read(tf) : SinusoidalPositions.of(tf, x, config.depth());
        x = dropout.apply(pass, "embedding/dropout", tf.math.add(x, places));
        return new Features(x, mask, extraTokens(tf, in, places));
    }

    private Optional<Operand<TFloat32>> extraTokens(Ops tf, Features in, Operand<TFloat32> places) {
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        List<Operand<TFloat32>> rows = new ArrayList<>();
        for (Parameter token : tokens) {
            rows.add(tokensPerStep ? tf.math.add(places, token.read(tf)) : token.read(tf));
        }
        Operand<TFloat32> stacked; // [k, depth], or [k time, depth]
        if (!tokensPerStep) {
            stacked = tf.stack(rows);
        } else {
            stacked = rows.size() == 1 ? rows.get(0) : tf.concat(rows, tf.constant(0));
        }
        // Broadcast by a sum: the gradient of a tile transposes integers, at which oneDNN complains to standard error.
        Operand<TFloat32> zeros = tf.fill( // [batch, 1, 1]
                tf.concat(List.of(Shapes.batch(tf, in.sequence()), tf.constant(new int[] {1, 1})), tf.constant(0)),
                tf.constant(0f));
        return Optional.of(tf.math.add(tf.expandDims(stacked, tf.constant(0)), zeros));
    }
}
