package dev.decant.plugin.transformer;

import dev.decant.api.network.Block;
import dev.decant.api.network.Features;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.Pass;
import dev.decant.nn.attention.AttentionBias;
import dev.decant.nn.attention.SelfAttention;
import dev.decant.nn.initializer.KernelInitialization;
import dev.decant.nn.layer.Activations;
import dev.decant.nn.layer.Dense;
import dev.decant.nn.layer.Dropout;
import dev.decant.nn.layer.LayerNorm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * x + attention(norm(x)), then x + feed-forward(norm(x)). The first block embeds patches; the last ends with the
 * network's final normalisation. Tokens stand before the sequence: some for the whole record, or some for each step.
 */
final class EncoderBlock implements Block {
    private final String name;
    private final boolean masked;
    private final int tokensPerStep;
    private final TransformerConfig config;
    private final Optional<Embedding> embedding;
    private final LayerNorm attentionNorm;
    private final SelfAttention attention;
    private final LayerNorm feedForwardNorm;
    private final Dense expand;
    private final Dense contract;
    private final Dropout dropout;
    private final Optional<LayerNorm> finalNorm;

    /** @param tokensPerStep how many tokens each step has; 0 if tokens stand for the whole record */
    EncoderBlock(
            ParameterScope scope,
            int index,
            Optional<Embedding> embedding,
            boolean last,
            boolean masked,
            int tokensPerStep,
            TransformerConfig config) {
        this.name = "block" + index;
        this.masked = masked;
        this.tokensPerStep = tokensPerStep;
        this.config = config;
        this.embedding = embedding;
        int depth = config.depth();
        int width = depth * config.mlpRatio();
        this.dropout = new Dropout(config.dropout());
        this.attentionNorm = new LayerNorm(scope.child("attention-norm"), depth);
        KernelInitialization kernels = KernelStart.of(config.init());
        this.attention = new SelfAttention(scope.child("attention"), depth, config.heads(), kernels, dropout);
        this.feedForwardNorm = new LayerNorm(scope.child("feed-forward-norm"), depth);
        this.expand = new Dense(scope.child("feed-forward1"), depth, width, kernels.of(depth, width));
        this.contract = new Dense(scope.child("feed-forward2"), width, depth, kernels.of(width, depth));
        this.finalNorm = last ? Optional.of(new LayerNorm(scope.child("final-norm"), depth)) : Optional.empty();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Features apply(Pass pass, Features in) {
        Ops tf = pass.tf();
        Features features = embedding.isPresent() ? embedding.get().apply(pass, in) : in;
        Operand<TFloat32> x = features.tokens().isPresent()
                ? tf.concat(List.of(features.tokens().get(), features.sequence()), tf.constant(1))
                : features.sequence(); // [batch, tokens + time, depth]
        Optional<Operand<TFloat32>> bias = bias(tf, features);

        Operand<TFloat32> attended = attention.apply(pass, name, attentionNorm.apply(tf, x), bias);
        x = tf.math.addN(List.of(x, dropout.apply(pass, name + "/attended-dropout", attended)));
        Operand<TFloat32> hidden = Activations.gelu(tf, expand.apply(tf, feedForwardNorm.apply(tf, x)));
        Operand<TFloat32> fed = contract.apply(tf, dropout.apply(pass, name + "/hidden-dropout", hidden));
        x = tf.math.addN(List.of(x, dropout.apply(pass, name + "/fed-dropout", fed)));
        if (finalNorm.isPresent()) {
            x = finalNorm.get().apply(tf, x);
        }
        return features.tokens().isEmpty() ? features.withSequence(x) : parted(tf, x, features);
    }

    private Optional<Operand<TFloat32>> bias(Ops tf, Features features) {
        if (tokensPerStep > 0) {
            return Optional.of(AttentionBias.withTokensPerStep(tf, features, tokensPerStep, config.causal()));
        }
        int tokens =
                features.tokens().map(t -> Math.toIntExact(t.shape().get(1))).orElse(0);
        return AttentionBias.of(tf, features, tokens, masked, config.causal());
    }

    /** Tokens and sequence by themselves again. */
    private Features parted(Ops tf, Operand<TFloat32> x, Features before) {
        if (tokensPerStep > 0) {
            List<Operand<TFloat32>> kinds = new ArrayList<>();
            for (int kind = 0; kind < tokensPerStep; kind++) {
                kinds.add(TokensPerStep.kind(tf, x, before.sequence(), kind));
            }
            return new Features(
                    TokensPerStep.kind(tf, x, before.sequence(), tokensPerStep),
                    before.mask(),
                    Optional.of(kinds.size() == 1 ? kinds.get(0) : tf.concat(kinds, tf.constant(1))));
        }
        int tokens = Math.toIntExact(before.tokens().orElseThrow().shape().get(1));
        Operand<TFloat32> front =
                tf.slice(x, tf.constant(new int[] {0, 0, 0}), tf.constant(new int[] {-1, tokens, -1}));
        Operand<TFloat32> rest =
                tf.slice(x, tf.constant(new int[] {0, tokens, 0}), tf.constant(new int[] {-1, -1, -1}));
        return new Features(rest, before.mask(), Optional.of(front));
    }
}
