package dev.decant.plugin.transformer;

import dev.decant.api.network.InputSpec;
import dev.decant.plugin.transformer.TransformerConfig.Pooling;
import dev.decant.plugin.transformer.TransformerConfig.Positions;
import java.util.List;
import java.util.OptionalInt;

/** The network as reference.conf ships it, but smaller: 2 blocks of depth 16 in place of 8 of depth 256. */
class ShippedTransformerContractTest extends PatchTransformerContractTest {
    @Override
    protected TransformerConfig config() {
        return new TransformerConfig(2, 16, 8, 20, 4, 0.1, Positions.LEARNED, Pooling.MEAN, false);
    }

    @Override
    protected InputSpec input() {
        return new InputSpec(OptionalInt.of(60), List.of("I", "II"), 200);
    }
}
