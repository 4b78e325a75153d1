package dev.decant.plugin.transformer;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.network.Block;
import dev.decant.api.network.BuiltNetwork;
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
import dev.decant.nn.layer.Dense;
import dev.decant.nn.layer.DenseReadout;
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
        return new BuiltNetwork(blocks, heads, true); // layer normalisation looks at one token at a time
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
        spec.requireOneOf("transformer", task, Form.of(task), Form.TOKEN);
        if (perStepTask && config.patch() != 1) {
            throw new InvalidConfiguration("transformer needs patch = 1 for the readout '" + spec.name()
                    + "' at each step, got patch = " + config.patch());
        }
        Dense dense = new Dense(
                scope,
                config.depth(),
                task.outputs(),
                KernelStart.of(config.init()).of(config.depth(), task.outputs()));
        return switch (spec.form()) {
            case PER_STEP -> DenseReadout.perStep(dense);
            case TOKEN ->
                perStepTask
                        ? tokenOfEachStep(dense, tokens.indexOf(spec.name()))
                        : token(dense, tokens.indexOf(spec.name()));
            case POOLED ->
                config.pooling() == TransformerConfig.Pooling.CLASS_TOKEN
                        ? token(dense, tokens.indexOf(CLASS_TOKEN))
                        : DenseReadout.pooled(dense);
        };
    }

    private static Readout token(Dense dense, int index) {
        return (pass, last) -> dense.apply(pass.tf(), tokenAt(pass, last, index));
    }

    /** Each step's token of that kind in place of the step. */
    private static Readout tokenOfEachStep(Dense dense, int kind) {
        Readout ofSteps = DenseReadout.perStep(dense);
        return (pass, last) -> ofSteps.logits(
                pass, last.withSequence(TokensPerStep.kind(pass.tf(), tokens(last), last.sequence(), kind)));
    }

    /** [batch, k, depth]. */
    private static Operand<TFloat32> tokens(Features last) {
        return last.tokens().orElseThrow(() -> new IllegalStateException("the last block put out no tokens"));
    }

    /** [batch, depth] of one token. */
    private static Operand<TFloat32> tokenAt(Pass pass, Features last, int index) {
        Ops tf = pass.tf();
        return tf.squeeze(
                tf.slice(tokens(last), tf.constant(new int[] {0, index, 0}), tf.constant(new int[] {-1, 1, -1})),
                Squeeze.axis(List.of(1L)));
    }
}
