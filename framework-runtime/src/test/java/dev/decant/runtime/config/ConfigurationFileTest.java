package dev.decant.runtime.config;

import static dev.decant.runtime.config.TestConfigurations.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.runtime.fixture.ToyPlugin;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files, includes, overrides and substitutions. */
class ConfigurationFileTest {
    private TestConfigurations toys;

    @BeforeEach
    void plugins(@TempDir Path folder) {
        toys = new TestConfigurations(folder);
    }

    @Test
    void overridesWinAndTheLastOneHolds() {
        Experiment experiment = toys.load(
                GOOD,
                "train.epochs=1",
                "train.epochs=2",
                "name=other",
                "data.path=[a, b]",
                "data.leads=II",
                "strategy.label=\"x: y\"",
                "runs=C:\\runs");

        assertThat(experiment.train().epochs()).isEqualTo(2);
        assertThat(experiment.name()).isEqualTo("other");
        assertThat(((ToyPlugin.DataOptions) experiment.data().config()).path())
                .containsExactly(Path.of("a"), Path.of("b"));
        assertThat(((ToyPlugin.DataOptions) experiment.data().config()).leads()).containsExactly("II");
        assertThat(((ToyPlugin.MatchOptions) experiment.strategy().config()).label())
                .contains("x: y");
        assertThat(experiment.runs()).isEqualTo(Path.of("C:\\runs"));
    }

    @Test
    void anOverrideReachesSubstitutions() {
        Experiment experiment = toys.load(
                GOOD + "compare { baseline = a, seeds = 1, strategies { a = ${strategy} } }", "strategy.weight=9");

        assertThat(((ToyPlugin.MatchOptions) experiment
                                .compare()
                                .orElseThrow()
                                .contenders()
                                .get(0)
                                .strategy()
                                .config())
                        .weight())
                .isEqualTo(9);
    }

    @Test
    void aWrongOverrideIsNamedAsSuch() {
        assertThat(toys.problems(GOOD, "train.epochs=none", "train.bach-size=3"))
                .containsExactly(
                        "-D train.bach-size: unknown key with value 3; expected one of accumulate,"
                                + " augment, batch-size, class-weights, clip-norm, ema-decay, epochs, label-smoothing,"
                                + " on-non-finite, optimizer, patience, schedule, seed, teacher-cache, threads; did you mean batch-size?",
                        "-D train.epochs: got \"none\"; expected an integer from 1 to 100000");
        assertThatThrownBy(() -> Setting.parse("train.epochs"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected key=value");
    }

    @Test
    void aParseErrorHasItsLine() {
        assertThat(toys.problems("data { type = toy-data }\nteacher { type = \n}}"))
                .singleElement()
                .satisfies(problem -> assertThat(problem).startsWith("test.conf:3: "));
    }

    @Test
    void aMissingFileAndACycleAreProblems() {
        assertThatThrownBy(() -> toys.loader().load(toys.file("none.conf"), List.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("none.conf: no such file");
        assertThat(toys.problems("a = ${b}\nb = ${a}"))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("refers to itself"));
    }

    @Test
    void includesReadFilesAndResources() {
        toys.write("common.conf", "student { type = toy-net, blocks = 5 }\ntrain.epochs = 3");
        String text =
                GOOD.replaceFirst("student .*", "include \"common\"").replaceFirst("train \\{ epochs = 50,", "train {");

        Experiment experiment = toys.load(text);

        assertThat(experiment.student().config()).isEqualTo(new ToyPlugin.NetworkOptions(5, 0.1));
        assertThat(experiment.train().epochs()).isEqualTo(3);
        assertThat(toys.load(text.replace("\"common\"", "file(\"" + toys.file("common.conf") + "\")"))
                        .train()
                        .epochs())
                .isEqualTo(3);
        toys.write("common.conf", "\n\nstudent { type = toy-net, blocks = 500 }");
        assertThat(toys.problems(text))
                .containsExactly("common.conf:3: student.blocks: got 500; expected an integer from 1 to 64");
    }

    @Test
    void includesOfClassPathResources() {
        assertThat(toys.problems(GOOD + "include classpath(\"reference.conf\")"))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("defaults: unknown key"));
    }

    @Test
    void anIncludedUrlIsRefusedInEveryForm() {
        Path other = toys.write("other.conf", "train.epochs = 3");
        assertThat(toys.problems(GOOD + "include url(\"" + other.toUri() + "\")"))
                .containsExactly("test.conf:7: include of file:other.conf is refused: expected a file or a class-path"
                        + " resource, never a URL");
        assertThat(toys.problems(GOOD + "\ninclude \"http://127.0.0.1:9/x.conf\""))
                .containsExactly("test.conf:8: include of http://127.0.0.1:9/x.conf is refused: expected a file or a"
                        + " class-path resource, never a URL");
        toys.write("nested.conf", "\ninclude required(url(\"http://127.0.0.1:9/x.conf\"))");
        assertThat(toys.problems(GOOD + "include \"nested.conf\""))
                .containsExactly("nested.conf:2: include of http://127.0.0.1:9/x.conf is refused: expected a file or a"
                        + " class-path resource, never a URL");
    }

    @Test
    void environmentVariablesAreRead() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElseThrow();
        Experiment experiment = toys.load(GOOD, "strategy.label=${PATH}");

        assertThat(((ToyPlugin.MatchOptions) experiment.strategy().config()).label())
                .contains(path);
    }

    @Test
    void aRefusedIncludeHasItsLineWhereverElseItsAddressStands() {
        assertThat(toys.problems("# include \"http://127.0.0.1:9/x.conf\"\n" + GOOD
                        + "\ninclude \"http://127.0.0.1:9/x.conf\" # include \"http://127.0.0.1:9/x.conf\"\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem).startsWith("test.conf:9: include of http://127"));
    }

    @Test
    void anIncludeThatIsRefusedIsSoInAnOverrideToo() {
        assertThat(toys.problems(GOOD, "train={ include \"absent.conf\" }"))
                .containsExactly(
                        "-D train: include of absent.conf is refused: there is no such file or class-path resource");
    }

    @Test
    void valuesThatAreNestedTooDeeplyAreAProblemWhereverTheyAreSeenToBe() {
        for (int depth : new int[] {1_000, 5_000, 100_000}) {
            String deep = "[".repeat(depth) + "${train}" + "]".repeat(depth);
            assertThat(toys.problems(GOOD + "\nx = " + deep)).as("%d", depth).isNotEmpty();
        }
    }

    @Test
    void aRequiredIncludeMayLeaveOutItsExtension() {
        toys.write("common.conf", "train.epochs = 3");

        assertThat(toys.load(GOOD + "include required(\"common\")").train().epochs())
                .isEqualTo(3);
        assertThat(toys.problems(GOOD + "include required(\"absent\")"))
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .isEqualTo("test.conf:7: include of absent is refused: there is no such file"
                                + " or class-path resource"));
        assertThat(toys.problems(GOOD + "include \"absent.conf\""))
                .as("a name that is mistyped would be no configuration at all")
                .containsExactly("test.conf:7: include of absent.conf is refused: there is no such file"
                        + " or class-path resource");
        assertThat(toys.problems(GOOD + "include classpath(\"absent.conf\")"))
                .containsExactly("test.conf:7: include of absent.conf is refused: there is no such file"
                        + " or class-path resource");
    }

    @Test
    void aFileThatIncludesItselfIsAProblem() {
        toys.write("loop.conf", "include \"loop\"");

        assertThat(toys.problems(GOOD + "include \"loop\"")).containsExactly("loop.conf: the file includes itself");

        toys.write("dotted.conf", "include \"./././dotted.conf\"");
        assertThat(toys.problems(GOOD + "include \"dotted\""))
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem).contains("dotted.conf").endsWith("the file includes itself"));
    }

    @Test
    void whatAnOverrideLacksIsSaidOfTheOverride() {
        assertThat(toys.problems(GOOD, "split.training=7"))
                .singleElement()
                .satisfies(problem -> assertThat(problem).startsWith("-D split.training: "));
        assertThat(toys.problems(GOOD, "evaluate.external.far.type=toy-data"))
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .startsWith("-D evaluate.external.far.type: evaluate.external.far.path: missing"));
    }

    @Test
    void everySubstitutionThatCannotBeResolvedIsReported() {
        assertThat(toys.problems("runs = ${nowhere}/${else}\n" + GOOD + "name = ${?optional}\nsplit.salt = ${other}"))
                .containsExactlyInAnyOrder(
                        unresolved("test.conf:1", "nowhere"),
                        unresolved("test.conf:1", "else"),
                        unresolved("test.conf:9", "other"));
        assertThat(toys.problems(GOOD.replaceFirst("strategy .*", "strategy = \\${strategyy} { weight = 3 }")))
                .containsExactly(unresolved("test.conf:5", "strategyy"));
    }

    private static String unresolved(String where, String path) {
        return where + ": substitution ${" + path + "} cannot be resolved; expected a key of this file or an"
                + " environment variable (write ${?" + path + "} where it may be absent)";
    }
}
