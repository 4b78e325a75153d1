package dev.decant.plugin.lstm;

/** The network as reference.conf ships it. */
class ShippedLstmContractTest extends LstmContractTest {
    @Override
    protected LstmConfig config() {
        return new LstmConfig(3, 256, 0.1);
    }
}
