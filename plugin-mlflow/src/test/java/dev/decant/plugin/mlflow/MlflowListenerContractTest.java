package dev.decant.plugin.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.listener.RunListener;
import dev.decant.api.listener.Study;
import dev.decant.testkit.RunListenerContractTest;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.mlflow.api.proto.Service.RunStatus;

class MlflowListenerContractTest extends RunListenerContractTest<MlflowOptions> {
    private FakeMlflow server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeMlflow();
    }

    @AfterEach
    void stop() {
        assertThat(server.complaints).isEmpty();
        server.close();
    }

    @Override
    protected String type() {
        return "mlflow";
    }

    @Override
    protected RunListener<MlflowOptions> listener() {
        return new MlflowListener(java.util.Map.of());
    }

    @Override
    protected MlflowOptions config() {
        return shipped("uri = \"" + server.uri() + "\"");
    }

    @Override
    protected void kept(Study compared) {
        assertThat(server.experiments).containsOnlyKeys("contract");
        assertThat(server.runs).hasSize(5);
        assertThat(server.run("failing-s1-0123456789ab").status).isEqualTo(RunStatus.FAILED);
        assertThat(server.run("second-s1-0123456789ab").curve("validation/f1")).containsEntry(2L, .7);
    }
}
