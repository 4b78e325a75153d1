package dev.decant.testkit.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.network.BuiltNetwork;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.network.ReadoutSpec.Form;
import dev.decant.api.task.Task;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadoutSpecTest {
    private static final Task CLASSES = new Task.MultiClass(List.of("a", "b"));
    private static final Task STEPS = new Task.PerStepBinary("event");

    @Test
    void theOrdinaryReadoutFollowsTheTask() {
        assertThat(ReadoutSpec.of(CLASSES)).isEqualTo(new ReadoutSpec("class", Form.POOLED));
        assertThat(ReadoutSpec.of(new Task.MultiLabel(List.of("a")))).isEqualTo(new ReadoutSpec("class", Form.POOLED));
        assertThat(ReadoutSpec.of(STEPS)).isEqualTo(new ReadoutSpec("class", Form.PER_STEP));
    }

    @Test
    void aFormThatIsNotOfferedIsRefusedByName() {
        ReadoutSpec token = new ReadoutSpec("distillation", Form.TOKEN);
        assertThatCode(() -> token.requireOneOf("net", CLASSES, Form.POOLED, Form.TOKEN))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> token.requireOneOf("net", CLASSES, Form.POOLED))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("net cannot offer the readout 'distillation' in the form token for one prediction per"
                        + " record, only pooled");
        assertThatThrownBy(() ->
                        new ReadoutSpec("class", Form.POOLED).requireOneOf("net", STEPS, Form.PER_STEP, Form.TOKEN))
                .hasMessage("net cannot offer the readout 'class' in the form pooled for one label per step, only"
                        + " per-step or token");
        assertThatThrownBy(() -> new ReadoutSpec("class", Form.PER_STEP).requireOneOf("net", STEPS))
                .hasMessage("net cannot offer the readout 'class' in the form per-step for one label per step");
    }

    @Test
    void aNetworkNamesTheReadoutsThatItHas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BuiltNetwork(List.of(), Map.of(), true).readout("class"))
                .withMessage("no readout 'class' was asked for, only []");
    }
}
