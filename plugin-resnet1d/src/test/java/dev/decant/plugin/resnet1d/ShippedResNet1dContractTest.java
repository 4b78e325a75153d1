package dev.decant.plugin.resnet1d;

import java.util.List;

/** The network as reference.conf ships it, but smaller: 2 blocks of 4 filters in place of 16 from 32. */
class ShippedResNet1dContractTest extends ResNet1dContractTest {
    @Override
    protected ResNet1dConfig config() {
        return new ResNet1dConfig(2, 4, 4, 16, 1, List.of(1, 2), 0.2, 0.99, 1e-3);
    }
}
