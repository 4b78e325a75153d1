package dev.decant.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule finds the classes among the fixtures that break it. */
class ArchitectureRulesTest {
    private static final String ROOT = "dev.decant.architecture.fixture";
    private static final House FIXTURES = new House(ROOT, new ClassFileImporter().importPackages(ROOT));
    private static final Map<String, ArchRule> RULES = ArchitectureRules.of(FIXTURES);
    private static final Map<String, Set<String>> BROKEN_BY = Map.ofEntries(
            Map.entry("every class lives in a module that is drawn, or in a plugin", Set.of("state.Counter")),
            Map.entry("the api sees what is drawn below it only", Set.of("api.ApiSeesNn")),
            Map.entry("the io sees what is drawn below it only", Set.of("io.IoSeesNn")),
            Map.entry("the nn sees what is drawn below it only", Set.of("nn.NnSeesIo", "nn.NnSeesRuntime")),
            Map.entry(
                    "the testkit sees what is drawn below it only",
                    Set.of("testkit.TestkitSeesPlugin", "testkit.TestkitSeesRuntime")),
            Map.entry(
                    "the runtime sees what is drawn below it only",
                    Set.of("runtime.RuntimeSeesPlugin", "runtime.RuntimeSeesStudy")),
            Map.entry(
                    "the study sees what is drawn below it only",
                    Set.of("study.StudySeesCli", "study.StudySeesReproduction")),
            Map.entry("the reproduction sees what is drawn below it only", Set.of("reproduction.ReproductionSeesCli")),
            Map.entry("the cli sees what is drawn below it only", Set.of("cli.CliSeesPlugin")),
            Map.entry("a network plugin sees [api, nn] only", Set.of("plugin.lstm.NetworkSeesIo")),
            Map.entry(
                    "a strategy plugin sees [api, nn] only",
                    Set.of(
                            "plugin.bbm.StrategySeesNetwork",
                            "plugin.bbm.StrategySeesTestkit",
                            "plugin.classic.StrategySeesStrategy",
                            "plugin.deit.StrategySeesRuntime")),
            Map.entry("a domain plugin sees [api, io] only", Set.of("plugin.ehr.DomainSeesNn")),
            Map.entry("a listener plugin sees [api] only", Set.of("plugin.mlflow.ListenerSeesIo")),
            Map.entry(
                    "every plugin contributes a network, a strategy, a domain or a listener",
                    Set.of("plugin.unheard.Nothing")),
            Map.entry(
                    "a plugin does not see another plugin",
                    Set.of("plugin.classic.StrategySeesStrategy", "plugin.bbm.StrategySeesNetwork")),
            Map.entry("a network knows no strategy", Set.of("plugin.lstm.NetworkSeesStrategies")),
            Map.entry("packages form no cycle", Set.of("runtime.here.SeesThere", "runtime.there.SeesHere")),
            Map.entry(
                    "the api is built on TensorFlow, Guice, Typesafe Config and two sets of annotations",
                    Set.of("api.ApiReadsCsv")),
            Map.entry("the api injects nothing", Set.of("api.ApiInjects")),
            Map.entry("only the command line parses arguments", Set.of("study.StudyParses")),
            Map.entry("the engine and the study know no plugin by name", Set.of("study.StudyNamesStrategy")),
            Map.entry(
                    "every public type of the api says since when it is there and how firm it is",
                    Set.of("api.ApiUnmarked", "api.ApiMarkedWithoutSince")),
            Map.entry("no class is named for being a utility or an implementation", Set.of("naming.StringUtils")),
            Map.entry("no package is named for being a utility or an implementation", Set.of("naming.util.Anything")),
            Map.entry("no state is shared through static fields", Set.of("state.Counter")));

    static Stream<String> names() {
        return RULES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void finds(String name) {
        assertThat(BROKEN_BY).as("fixtures that break it").containsKey(name);
        var result = RULES.get(name).evaluate(FIXTURES.classes());
        assertThat(result.hasViolation()).isTrue();
        assertThat(String.join("\n", result.getFailureReport().getDetails()))
                .contains(BROKEN_BY.get(name).stream()
                        .map(found -> ROOT + "." + found)
                        .toList());
    }

    /** A rule that finds everything would find the planted classes, too. */
    @Test
    void aWellBehavedClassBreaksNoRuleOfItsModule() {
        Set<String> broken = RULES.entrySet().stream()
                .filter(
                        rule -> String.join(
                                        "\n",
                                        rule.getValue()
                                                .evaluate(FIXTURES.classes())
                                                .getFailureReport()
                                                .getDetails())
                                .matches(
                                        "(?s).*(fixture\\.plugin\\.(lstm\\.Lstm|deit\\.Tokens)|fixture\\.api\\.ApiMarked)\\b.*"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(broken).isEmpty();
    }

    @Test
    void aPluginIsOfTheKindOfWhatItImplements() {
        assertThat(FIXTURES.plugins())
                .containsEntry("plugin.lstm", Set.of(PluginKind.NETWORK))
                .containsEntry("plugin.bbm", Set.of(PluginKind.STRATEGY))
                .containsEntry("plugin.ehr", Set.of(PluginKind.DOMAIN))
                .containsEntry("plugin.mlflow", Set.of(PluginKind.LISTENER))
                .containsEntry("plugin.unheard", Set.of());
    }
}
