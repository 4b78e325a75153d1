package dev.decant.study.execution;

import dev.decant.api.execution.ProcessExecutor;
import dev.decant.testkit.ProcessExecutorContractTest;

class LocalExecutorContractTest extends ProcessExecutorContractTest<LocalExecutor.Options> {
    @Override
    protected String type() {
        return "local";
    }

    @Override
    protected ProcessExecutor<LocalExecutor.Options> executor() {
        return new LocalExecutor();
    }

    @Override
    protected LocalExecutor.Options config() {
        return shipped("jobs = 2");
    }
}
