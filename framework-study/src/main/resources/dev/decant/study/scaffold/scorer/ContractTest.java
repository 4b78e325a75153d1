package @package@;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.score.Predictions;
import dev.decant.api.score.Scorer;
import dev.decant.api.task.Task;
import dev.decant.testkit.ScorerContractTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The principal number, perfect answers, the order of records; and one number worked out by hand. */
class @Name@ContractTest extends ScorerContractTest<@Name@.Options> {
    @Override
    protected String type() {
        return "@name@";
    }

    @Override
    protected Scorer<@Name@.Options> scorer() {
        return new @Name@();
    }

    @Override
    protected Task task() {
        return new Task.MultiLabel(List.of("a", "b"));
    }

    @Override
    protected List<Task> refused() {
        return List.of(new Task.PerStepBinary("event"));
    }

    /** Two hits, one missed, no alarm: with beta = 2, 5 * 2 / (5 * 2 + 4 * 1 + 0). */
    @Test
    void aNumberByHand() {
        boolean[][] truth = {{true, true}, {true, false}};
        boolean[][] decided = {{true, false}, {true, false}};
        Predictions predictions =
                new Predictions(task(), List.of("1", "2"), new float[][] {{1, 0}, {1, 0}}, decided, truth);
        assertThat(scorer().score(predictions, shipped("beta = 2"))).containsKey("f-beta");
        assertThat(scorer().principalValue(predictions, shipped("beta = 2"))).isCloseTo(10. / 14, within(1e-12));
    }
}
