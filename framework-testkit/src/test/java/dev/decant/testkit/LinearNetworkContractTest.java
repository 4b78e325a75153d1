package dev.decant.testkit;

import dev.decant.api.network.InputSpec;
import dev.decant.api.network.Network;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.network.ReadoutSpec.Form;
import dev.decant.api.task.Task;
import dev.decant.testkit.LinearNetwork.Layer;
import dev.decant.testkit.LinearNetwork.Tokens;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Nested;

class LinearNetworkContractTest {
    record Options(Tokens tokens, int stride) {}

    private static final class Provider implements NetworkProvider<Options> {
        @Override
        public Class<Options> configType() {
            return Options.class;
        }

        @Override
        public String summary() {
            return "Linear blocks";
        }

        @Override
        public Network build(
                ParameterScope scope, InputSpec input, Task task, List<ReadoutSpec> readouts, Options config) {
            return LinearNetwork.build(
                    scope,
                    input.width(),
                    List.of(new Layer(4, config.stride()), new Layer(3, 1)),
                    config.tokens(),
                    task,
                    readouts);
        }
    }

    @Nested
    class WithTokens extends NetworkContractTest<Options> {
        @Override
        protected NetworkProvider<Options> provider() {
            return new Provider();
        }

        @Override
        protected String type() {
            return "linear-with-tokens";
        }

        @Override
        protected InputSpec input() {
            return new InputSpec(OptionalInt.empty(), List.of("a", "b"), 1);
        }

        @Override
        protected Set<Form> offers(Task task) {
            return task instanceof Task.PerStepBinary
                    ? Set.of(Form.PER_STEP, Form.TOKEN)
                    : Set.of(Form.POOLED, Form.TOKEN);
        }
    }

    @Nested
    class WithoutTokens extends NetworkContractTest<Options> {
        @Override
        protected NetworkProvider<Options> provider() {
            return new Provider();
        }

        @Override
        protected String type() {
            return "linear-without-tokens";
        }

        @Override
        protected InputSpec input() {
            return new InputSpec(OptionalInt.of(8), List.of("a", "b"), 1);
        }

        @Override
        protected Set<Form> offers(Task task) {
            return task instanceof Task.PerStepBinary ? Set.of() : Set.of(Form.POOLED);
        }
    }
}
