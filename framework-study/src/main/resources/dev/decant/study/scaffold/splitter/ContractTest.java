package @package@;

import dev.decant.api.strategy.BlockSplitter;
import dev.decant.testkit.SplitterContractTest;
import java.util.Map;

/** Sizes that sum to the blocks for 1 to 64 blocks, and refusals that name the network. */
class @Name@ContractTest extends SplitterContractTest<@Name@.Options> {
    @Override
    protected String type() {
        return "@name@";
    }

    @Override
    protected BlockSplitter<@Name@.Options> splitter() {
        return new @Name@();
    }

    @Override
    protected Map<String, @Name@.Options> configurations() {
        return Map.of("one", shipped("segments = 1"), "many", shipped("segments = 16"));
    }
}
