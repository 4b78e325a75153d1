package dev.decant.plugin.transformer;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.network.Block;
import dev.decant.api.network.Features;
import dev.decant.api.network.InputSpec;
import dev.decant.api.network.Network;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.Pass;
import dev.decant.api.network.Readout;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.network.ReadoutSpec.Form;
import dev.decant.api.task.Task;
import dev.decant.nn.initializer.Initializers;
import dev.decant.nn.layer.Dense;
import dev.decant.nn.layer.Pooling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TFloat32;

/** Pre-norm encoder with GELU over non-overlapping patches; class and distillation tokens as in DeiT. */
final class TransformerProvider implements NetworkProvider<TransformerConfig> {
    private static final String CLASS_TOKEN = "class";

    @Override
    public Class<TransformerConfig> configType() {
        return TransformerConfig.class;
    }

    @Override
    public String summary() {
        return "pre-norm Transformer encoder over patches (Vaswani et al. 2017; Dosovitskiy et al. 2021)";
    }

    @Override
    public Network build(
            ParameterScope scope, InputSpec input, Task task, List<ReadoutSpec> readouts, TransformerConfig config) {
        List<String> tokens = tokens(readouts, config);
        boolean perStep = task instanceof Task.PerStepBinary;
        Embedding embedding = new Embedding(scope.child("block0").child("embedding"), input, tokens, perStep, config);
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < config.blocks(); i++) {
            blocks.add(new EncoderBlock(
                    scope.child("block" + i),
                    i,
                    i == 0 ? Optional.of(embedding) : Optional.empty(),
                    i == config.blocks() - 1,
                    input.masked(),
                    perStep ? tokens.size() : 0,
                    config));
        }
        Map<String, Readout> heads = new LinkedHashMap<>();
        for (ReadoutSpec spec : readouts) {
            ParameterScope head = scope.readout(spec.name());
            heads.put(spec.name(), readout(head, spec, tokens, task, config));
        }
        return new Transformer(List.copyOf(blocks), heads);
    }

    /** The class token stands first, as in DeiT. */
    private static List<String> tokens(List<ReadoutSpec> readouts, TransformerConfig config) {
        List<String> tokens = new ArrayList<>();
        boolean pooled = readouts.stream().anyMatch(spec -> spec.form() == Form.POOLED);
        if (pooled && config.pooling() == TransformerConfig.Pooling.CLASS_TOKEN) {
            tokens.add(CLASS_TOKEN);
        }
        readouts.stream()
                .filter(spec -> spec.form() == Form.TOKEN)
                .map(ReadoutSpec::name)
                .forEach(tokens::add);
        return tokens;
    }

    private static Readout readout(
            ParameterScope scope, ReadoutSpec spec, List<String> tokens, Task task, TransformerConfig config) {
        boolean perStepTask = task instanceof Task.PerStepBinary;
        if (spec.form() == (perStepTask ? Form.POOLED : Form.PER_STEP)) {
            throw new InvalidConfiguration("transformer cannot offer the readout '" + spec.name() + "' in the form "
                    + spec.form().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')
                    + (perStepTask ? " for one label per step" : " for one prediction per record"));
        }
        if (perStepTask && config.patch() != 1) {
            throw new InvalidConfiguration("transformer needs patch = 1 for the readout '" + spec.name()
                    + "' at each step, got patch = " + config.patch());
        }
        Dense dense = new Dense(scope, config.depth(), task.outputs(), Initializers.truncatedNormal(0.02));
        return switch (spec.form()) {
            case PER_STEP -> (pass, last) -> ofSteps(pass, dense, last.sequence());
            case TOKEN ->
                perStepTask
                        ? (pass, last) -> ofSteps(pass, dense, kindAt(pass, last, tokens, spec.name()))
                        : token(dense, tokens.indexOf(spec.name()));
            case POOLED ->
                config.pooling() == TransformerConfig.Pooling.CLASS_TOKEN
                        ? token(dense, tokens.indexOf(CLASS_TOKEN))
                        : (pass, last) -> dense.apply(pass.tf(), Pooling.maskedMean(pass.tf(), last));
        };
    }

    private static Readout token(Dense dense, int index) {
        return (pass, last) -> dense.apply(pass.tf(), tokenAt(pass, last, index));
    }

    /** [batch, time] of [batch, time, depth]. */
    private static Operand<TFloat32> ofSteps(Pass pass, Dense dense, Operand<TFloat32> steps) {
        return pass.tf().squeeze(dense.apply(pass.tf(), steps), Squeeze.axis(List.of(2L)));
    }

    /** [batch, time, depth]: the token of that name at each step. */
    private static Operand<TFloat32> kindAt(Pass pass, Features last, List<String> tokens, String name) {
        Operand<TFloat32> all =
                last.tokens().orElseThrow(() -> new IllegalStateException("the last block put out no tokens"));
        return TokensPerStep.kind(pass.tf(), all, last.sequence(), tokens.indexOf(name));
    }

    /** [batch, depth] of one token. */
    private static Operand<TFloat32> tokenAt(Pass pass, Features last, int index) {
        Ops tf = pass.tf();
        Operand<TFloat32> tokens = last.tokens()
                .orElseThrow(() -> new IllegalStateException("the last block put out no tokens")); // [batch, k, depth]
        return tf.squeeze(
                tf.slice(tokens, tf.constant(new int[] {0, index, 0}), tf.constant(new int[] {-1, 1, -1})),
                Squeeze.axis(List.of(1L)));
    }
}
