package @package@;

import dev.decant.api.execution.ProcessExecutor;
import dev.decant.testkit.ProcessExecutorContractTest;

/** What is heard of a process, its folder and environment, several at a time, and the end with its pool. */
class @Name@ContractTest extends ProcessExecutorContractTest<@Name@.Options> {
    @Override
    protected String type() {
        return "@name@";
    }

    @Override
    protected ProcessExecutor<@Name@.Options> executor() {
        return new @Name@();
    }
}
