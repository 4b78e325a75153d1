package @package@;

import dev.decant.api.data.Augmentation;
import dev.decant.testkit.AugmentationContractTest;

/** Shape, finite values; the seed decides, the input stays. */
class @Name@ContractTest extends AugmentationContractTest<@Name@.Options> {
    @Override
    protected String type() {
        return "@name@";
    }

    @Override
    protected Augmentation<@Name@.Options> augmentation() {
        return new @Name@();
    }
}
