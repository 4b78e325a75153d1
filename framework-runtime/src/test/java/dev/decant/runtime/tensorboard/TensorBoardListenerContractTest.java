package dev.decant.runtime.tensorboard;

import dev.decant.api.listener.RunListener;
import dev.decant.testkit.RunListenerContractTest;

class TensorBoardListenerContractTest extends RunListenerContractTest<TensorBoardListener.Options> {
    @Override
    protected String type() {
        return "tensorboard";
    }

    @Override
    protected RunListener<TensorBoardListener.Options> listener() {
        return new TensorBoardListener();
    }
}
