package dev.decant.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.extension.Extension;
import dev.decant.api.network.InputSpec;
import dev.decant.api.network.Mode;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.network.ReadoutSpec.Form;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every network keeps. Extend it once for each configuration that matters, with a network small enough for a test:
 * its options are those that it ships with, save those that make it small.
 *
 * <pre>class MyNetworkContractTest extends NetworkContractTest&lt;MyOptions&gt; {
 *     protected String type() { return "my-network"; }
 *     protected NetworkProvider&lt;MyOptions&gt; provider() { return new MyNetwork(); }
 *     protected String overrides() { return "blocks = 2, depth = 8"; }
 *     protected InputSpec input() { return new InputSpec(OptionalInt.of(24), List.of("I", "II"), 200); }
 *     protected Set&lt;Form&gt; offers(Task task) { return Set.of(Form.POOLED); }
 * }</pre>
 */
public abstract class NetworkContractTest<C extends Record> extends ExtensionContractTest<C> {
    /** The provider to test. */
    protected abstract NetworkProvider<C> provider();

    /** The input to test it with; a network that honours masks should be given one without a fixed number of steps. */
    protected abstract InputSpec input();

    /** The forms of readout that it offers for a task; it refuses the others. */
    protected abstract Set<Form> offers(Task task);

    /** What differs from the shipped defaults, as in a configuration file; nothing unless overridden. */
    protected String overrides() {
        return "";
    }

    /** The configuration to test it with. */
    protected C config() {
        return shipped(overrides());
    }

    /** An input that the shipped defaults can be built for, where they cannot for {@link #input}. */
    protected InputSpec shippedInput() {
        return input();
    }

    /** Whether the shipped defaults are those of the student of that type, as they are by default, or of the teacher. */
    protected ExtensionKind<?> role() {
        return ExtensionKind.STUDENT;
    }

    /** How many steps the test gives to an input without a fixed number. */
    protected int steps() {
        return 12;
    }

    /**
     * Parameters that the logits do not depend on in inference mode, by the end of the name, such as the bias of an
     * attention's keys, which its softmax cancels.
     */
    protected Set<String> withoutEffect() {
        return Set.of();
    }

    /** Whether a per-step prediction depends on the steps up to its own alone. */
    protected boolean causal() {
        return false;
    }

    @Test
    void theShippedDefaultsGiveFiniteLogits() {
        NetworkUnderTest network = underTest(shipped(), shippedInput());
        List<Task> built = new ArrayList<>();
        for (Task task : network.tasks()) {
            try (NetworkBench bench = network.bench(task, network.offered(task))) {
                built.add(task);
                for (float[] logits : bench.logits(Mode.INFERENCE, "shipped", bench.batch(bench.values(1)))) {
                    for (float logit : logits) {
                        assertThat(logit).isFinite();
                    }
                }
            } catch (InvalidConfiguration refused) {
                assertThat(refused).hasMessageContaining(type()); // a task that needs other options
            }
        }
        assertThat(built).as("tasks for which the defaults can be built").isNotEmpty();
    }

    @Test
    void applyingAgainSharesParametersAndCreatesNone() {
        new NetworkReadouts(underTest()).applyingAgainSharesParametersAndCreatesNone();
    }

    @Test
    void readoutsHaveTheShapeOfTheTaskOrAreRefusedByName() {
        new NetworkReadouts(underTest()).readoutsHaveTheShapeOfTheTaskOrAreRefusedByName();
    }

    @Test
    void aReadoutThatWasNotAskedForIsAnError() {
        new NetworkReadouts(underTest()).aReadoutThatWasNotAskedForIsAnError();
    }

    @Test
    void blocksHaveNamesOfTheirOwnAndKnowTheirDepth() {
        new NetworkReadouts(underTest()).blocksHaveNamesOfTheirOwnAndKnowTheirDepth();
    }

    @Test
    void aRecordsPredictionDoesNotDependOnItsBatch() {
        new NetworkSteps(underTest()).aRecordsPredictionDoesNotDependOnItsBatch();
    }

    @Test
    void whatPaddingHoldsDoesNotMatter() {
        new NetworkSteps(underTest()).whatPaddingHoldsDoesNotMatter();
    }

    @Test
    void whatComesLaterChangesNoBitOfWhatWasPredictedBefore() {
        new NetworkSteps(underTest()).whatComesLaterChangesNoBitOfWhatWasPredictedBefore();
    }

    @Test
    void neitherTheLengthOfPaddingNorTheCompanyMatters() {
        new NetworkSteps(underTest()).neitherTheLengthOfPaddingNorTheCompanyMatters();
    }

    @Test
    void gradientReachesEveryParameterAndAgreesWithFiniteDifferences() {
        new NetworkParameters(underTest()).gradientReachesEveryParameterAndAgreesWithFiniteDifferences();
    }

    @Test
    void initialValuesDependOnSeedAndNameAlone() {
        new NetworkParameters(underTest()).initialValuesDependOnSeedAndNameAlone();
    }

    @Test
    void onlyTrainingOnOwnInputsMeasuresStatistics() {
        new NetworkParameters(underTest()).onlyTrainingOnOwnInputsMeasuresStatistics();
    }

    @Override
    final ExtensionKind<?> kind() {
        return role();
    }

    @Override
    final Extension<C> extension() {
        return provider();
    }

    private NetworkUnderTest underTest() {
        return underTest(config(), input());
    }

    private NetworkUnderTest underTest(C config, InputSpec input) {
        return new NetworkUnderTest(
                (scope, task, readouts) -> provider().build(scope, input, task, readouts, config),
                input,
                steps(),
                this::offers,
                withoutEffect(),
                causal());
    }
}
