package dev.decant.runtime.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.network.InputSpec;
import dev.decant.api.task.Task;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ExternalFormTest {
    private static final Task CLASSES = new Task.MultiClass(List.of("a", "b", "c"));
    private static final InputSpec INPUT = new InputSpec(OptionalInt.of(200), List.of("I", "II"), 50);

    private final ExternalForm far = new ExternalForm("far", new Task.MultiClass(List.of("b", "c", "d")), INPUT);

    @Test
    void twoClassesInCommonAndTheSameInputAreEnough() {
        assertThatCode(() -> far.requireFit(CLASSES, INPUT)).doesNotThrowAnyException();
    }

    @Test
    void lengthChannelsAndRateMustBeThoseOfTheData() {
        for (InputSpec other : List.of(
                new InputSpec(OptionalInt.of(240), List.of("I", "II"), 50),
                new InputSpec(OptionalInt.empty(), List.of("I", "II"), 50),
                new InputSpec(OptionalInt.of(200), List.of("II", "I"), 50),
                new InputSpec(OptionalInt.of(200), List.of("I"), 50),
                new InputSpec(OptionalInt.of(200), List.of("I", "II"), 60))) {
            assertThatThrownBy(() -> far.requireFit(CLASSES, other))
                    .isInstanceOf(InvalidConfiguration.class)
                    .hasMessageStartingWith(
                            "the external set far gives 200 steps of 2 channels (I II) at 50.0 Hz; expected ")
                    .hasMessageEndingWith("as the experiment's data has: set the options of evaluate.external.far so"
                            + " that they agree");
        }
    }

    @Test
    void theTaskMustBeOfTheSameKind() {
        assertThatThrownBy(() -> far.requireFit(new Task.MultiLabel(List.of("b", "c")), INPUT))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("the external set far is multi-class, the run is multi-label");
    }

    @Test
    void classesThatNoRecordBelongsToAreNotInCommon() {
        assertThat(far.common(CLASSES, new int[] {1, 1, 1}).task().classes()).containsExactly("b", "c");
        assertThatThrownBy(() -> far.requireFit(CLASSES, INPUT, new int[] {1, 0, 1}))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("of which the run predicts too few: [a, b, c]");
    }
}
