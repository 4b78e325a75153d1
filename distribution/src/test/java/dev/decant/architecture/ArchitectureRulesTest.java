package dev.decant.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule finds the class among the fixtures that breaks it. */
class ArchitectureRulesTest {
    private static final String ROOT = "dev.decant.architecture.fixture";
    private static final Map<String, ArchRule> RULES = ArchitectureRules.under(ROOT);
    private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages(ROOT);
    private static final Map<String, String> BROKEN_BY = Map.ofEntries(
            Map.entry("every class lives in the packages of a module", "state.Counter"),
            Map.entry("the api sees TensorFlow, Guice and Typesafe Config, nothing else", "api.ApiSeesNn"),
            Map.entry("nn sees the api only", "nn.NnSeesRuntime"),
            Map.entry("the runtime sees no plugin", "runtime.RuntimeSeesPlugin"),
            Map.entry("the testkit sees no plugin", "testkit.TestkitSeesPlugin"),
            Map.entry("only tests see the testkit", "plugin.bbm.StrategySeesTestkit"),
            Map.entry("a plugin does not see the runtime", "plugin.deit.StrategySeesRuntime"),
            Map.entry("a plugin does not see another plugin", "plugin.classic.StrategySeesStrategy"),
            Map.entry("a network knows no strategy", "plugin.transformer.NetworkSeesStrategies"),
            Map.entry("a strategy knows no network", "plugin.bbm.StrategySeesNetwork"),
            Map.entry("a domain builds no networks", "plugin.ecg.DomainSeesNn"),
            Map.entry("no class is named for being a utility or an implementation", "naming.StringUtils"),
            Map.entry("no package is named for being a utility or an implementation", "naming.util.Anything"),
            Map.entry("no state is shared through static fields", "state.Counter"));

    static Stream<String> names() {
        return RULES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void finds(String name) {
        assertThat(BROKEN_BY).as("a fixture that breaks it").containsKey(name);
        var result = RULES.get(name).evaluate(FIXTURES);
        assertThat(result.hasViolation()).isTrue();
        assertThat(String.join("\n", result.getFailureReport().getDetails()))
                .contains(ROOT + "." + BROKEN_BY.get(name));
    }
}
