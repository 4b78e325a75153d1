package dev.decant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.api.plugin.DecantPlugin;
import dev.decant.runtime.config.ExperimentVariants;
import dev.decant.runtime.fixture.PluginFolders;
import dev.decant.runtime.fixture.ToyPlugin;
import dev.decant.study.run.ExperimentCheck;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DecantTest {
    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void explainPrintsTheDefaultOfTheReferenceWithTypeRangeAndMeaning() {
        assertThat(run("explain", "strategy", "toy-match")).isZero();

        assertThat(text(out).lines().map(line -> line.replaceAll("\\s{2,}", "|")))
                .containsExactly(
                        "strategy toy-match: Matches blocks.",
                        "",
                        "KEY|TYPE|DEFAULT|RANGE|MEANING",
                        "weight|number|100|from 0 to 1000000|weight of the matching loss",
                        "reduction|mean | sum | per-step-mean|mean|how the loss is reduced",
                        "label|text|(none)|a name for the log",
                        "terms.first|boolean|true|the first term",
                        "terms.second|boolean|true|the second term");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void explainPrintsJson() throws Exception {
        assertThat(run("explain", "data", "toy-data", "--json")).isZero();

        JsonNode document = new ObjectMapper().readTree(text(out));
        assertThat(document.get("summary").asText()).isEqualTo("Records that nobody recorded.");
        assertThat(document.get("keys").get(0).get("key").asText()).isEqualTo("path");
        assertThat(document.get("keys").get(0).get("required").asBoolean()).isTrue();
        assertThat(document.get("keys").get(0).get("default").isNull()).isTrue();
        assertThat(document.get("keys").get(1).get("default").asText()).isEqualTo("200");
        assertThat(document.get("keys").get(1).get("max").asDouble()).isEqualTo(1000);
        assertThat(document.get("keys").get(4).get("max").isNull()).isTrue();
    }

    @Test
    void explainKnowsTheRuntimesOwnSections() {
        for (String section : List.of("train", "split", "evaluate", "compare")) {
            assertThat(run("explain", section)).as(section).isZero();
        }
        assertThat(text(out))
                .containsPattern("batch-size +integer +32 +from 1 to 65536 +records in one update")
                .containsPattern("optimizer.learning-rate +number +1e-3 +from 1.0E-9 to 10 +peak learning rate")
                .containsPattern("training +number +0.7 ")
                .containsPattern("select +f1 \\| auroc")
                .containsPattern("resamples +integer +2000 ")
                .doesNotContain("null");
    }

    @Test
    void explainAloneListsWhatCanBeExplained() {
        assertThat(run("explain")).isZero();
        assertThat(text(out))
                .containsPattern("train +- +How networks are trained")
                .containsPattern("strategy +toy-match +Matches blocks");
    }

    @Test
    void explainSuggestsKindsAndTypes() {
        assertThat(run("explain", "stratgy", "toy-match")).isEqualTo(2);
        assertThat(run("explain", "strategy", "toymatch")).isEqualTo(2);
        assertThat(text(err)).contains("did you mean strategy?").contains("did you mean toy-match?");
    }

    @Test
    void validatePrintsEveryProblemOrThatThereIsNone() throws Exception {
        Path conf = Files.writeString(folder.resolve("a.conf"), """
                data { type = toy-data, path = x }
                teacher { type = toy-net }
                student { type = toy-net }
                splitter { type = toy-cut }
                strategy { type = toy-plain }
                """);

        ExperimentVariants.Reader reader = new ExperimentVariants.Reader(PluginFolders.toys(folder.resolve("plugins")));
        ExperimentCheck check =
                (experiment, thoroughness) -> List.of(experiment.strategy().type() + " was checked");
        assertThat(new CommandLine(new ValidateCommand(console(), () -> reader, () -> check)).execute(conf.toString()))
                .isZero();
        assertThat(text(out).lines()).containsExactly("toy-plain was checked", conf + ": configuration is valid");
        CommandLine json = new CommandLine(new ValidateCommand(console(), () -> reader, () -> check));
        assertThat(json.execute(conf.toString(), "--json", "--quick")).isZero();
        assertThat(text(out)).contains("\"valid\" : true", "\"toy-plain was checked\"");
        assertThat(json.execute(conf.toString(), "--json", "-D", "train.epochs=0"))
                .isEqualTo(2);
        assertThat(text(out)).contains("\"valid\" : false", "\"key\" : \"train.epochs\"", "got 0; expected an integer");
        assertThat(json.execute(conf.toString(), "--deep", "--quick")).isEqualTo(2);

        assertThat(run("validate", conf.toString(), "-D", "train.epochs=0", "-Dstudent.blocks=0"))
                .isEqualTo(2);
        assertThat(text(err).lines())
                .containsExactly(
                        "-D student.blocks: got 0; expected an integer from 1 to 64",
                        "-D train.epochs: got 0; expected an integer from 1 to 100000");
    }

    @Test
    void aWrongCommandLineIsWrongUsage() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("validte")).isEqualTo(2);
        assertThat(run("validate")).isEqualTo(2);
        assertThat(run("validate", "x.conf", "-D", "nonsense")).isEqualTo(2);
        assertThat(run("new-plugin", "gap", "--kind", "stratgy")).isEqualTo(2);
        assertThat(run("score", "toy-score")).isEqualTo(2);
        assertThat(run("synth", "toy-waves", "--out", folder.resolve("w").toString(), "--records", "0"))
                .isEqualTo(2);
        assertThat(text(out)).isEmpty();
        assertThat(text(err))
                .contains("decant: there is no command validte", "Did you mean: validate")
                .contains("Invalid value for option '--kind': got stratgy; expected one of strategy, network")
                .contains("expected key=value, got \"nonsense\"")
                .doesNotContain("\tat ");
    }

    @Test
    void synthWritesWithOptionsOverDefaults() throws Exception {
        Path target = folder.resolve("deep/waves");

        assertThat(run(
                        "synth",
                        "toy-waves",
                        "--out",
                        target.toString(),
                        "--records",
                        "3",
                        "--seed",
                        "9",
                        "-D",
                        "rate=70"))
                .isZero();
        assertThat(target.resolve("waves.txt")).hasContent("3 9 70.0");
        assertThat(text(out)).isEmpty();

        assertThat(run("synth", "toy-waves", "--out", target.toString(), "--records", "3"))
                .isEqualTo(2);
        assertThat(text(err)).contains("is not empty");
    }

    @Test
    void scorePrintsFullPrecisionAndNanAsNull() throws Exception {
        assertThat(run("score", "toy-score", "--labels", folder.toString(), "--outputs", folder.toString()))
                .isZero();
        assertThat(text(out).lines()).containsExactly("third 0.3333333333333333", "nothing NaN", "beta 2.0");

        out.reset();
        assertThat(run(
                        "score",
                        "toy-score",
                        "--labels",
                        folder.toString(),
                        "--outputs",
                        folder.toString(),
                        "--json",
                        "-D",
                        "beta=1"))
                .isZero();
        JsonNode document = new ObjectMapper().readTree(text(out));
        assertThat(document.get("third").asDouble()).isEqualTo(1.0 / 3);
        assertThat(document.get("nothing").isNull()).isTrue();
        assertThat(document.get("beta").asDouble()).isEqualTo(1);
        assertThat(document.fieldNames()).toIterable().containsExactly("third", "nothing", "beta");
    }

    @Test
    void aFailureIsOneLineAndWithDebugAStackTrace() {
        String[] arguments = {"score", "toy-score", "--labels", "nowhere", "--outputs", "nowhere"};
        assertThat(run(arguments)).isEqualTo(1);
        assertThat(text(err).lines()).containsExactly("decant: nowhere: no such folder of labels");

        err.reset();
        assertThat(run("score", "toy-score", "--labels", "nowhere", "--outputs", "nowhere", "--debug"))
                .isEqualTo(1);
        assertThat(text(err)).contains("DataException").contains("\tat ");
    }

    @Test
    void refusedPluginsAreWarnedOfAndListed() throws Exception {
        PluginFolders plugins = new PluginFolders(folder)
                .add("toys", ToyPlugin.class.getName(), ToyPlugin.REFERENCE)
                .add("bad", "no.such.Plugin", "");

        assertThat(run(plugins, "plugins", "--json")).isZero();
        assertThat(text(err).lines())
                .containsExactly("decant: warning: " + folder.resolve("bad")
                        + ": plugin no.such.Plugin is not used: its META-INF/services/"
                        + DecantPlugin.class.getName() + ": Provider no.such.Plugin not found");
        JsonNode rows = new ObjectMapper().readTree(text(out));
        assertThat(rows).hasSize(10);
        assertThat(rows.get(0).get("kind").asText()).isEqualTo("teacher");
        assertThat(rows.get(0).get("type").asText()).isEqualTo("toy-net");
        assertThat(rows.get(0).get("status").asText()).isEqualTo("loaded");
        assertThat(rows.get(0).get("reason").isNull()).isTrue();
        assertThat(rows.get(9).get("kind").isNull()).isTrue();
        assertThat(rows.get(9).get("plugin").asText()).isEqualTo("no.such.Plugin");
        assertThat(rows.get(9).get("status").asText()).isEqualTo("refused");
        assertThat(rows.get(9).get("reason").asText()).contains("not found");

        out.reset();
        assertThat(run(plugins, "plugins")).isZero();
        assertThat(text(out)).containsPattern("strategy +toy-match +toy +- +\\S+ +loaded\n");
    }

    @Test
    void theReferenceHoldsEveryExtensionAndSection() {
        assertThat(run("reference")).isZero();
        assertThat(text(out))
                .contains("# Configuration reference")
                .contains("| `batch-size` | integer | `32` | from 1 to 65536 | records in one update |")
                .contains("### `type = toy-match`")
                .contains("| `reduction` | mean \\| sum \\| per-step-mean | `mean` |  | how the loss is reduced |")
                .contains("No options.");
    }

    @Test
    void helpLoadsNoPluginsGuiceOrTensorFlow() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-verbose:class",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Decant.class.getName(),
                        "--help")
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(text)
                .contains("Usage: decant")
                .contains("validate")
                .doesNotContain(" com.google.inject.")
                .doesNotContain(" org.tensorflow.")
                .doesNotContain(" com.typesafe.config.")
                .doesNotContain("PluginDiscovery ");
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    private int run(String... arguments) {
        PluginFolders plugins = new PluginFolders(folder.resolve("plugins"))
                .add("toys", ToyPlugin.class.getName(), ToyPlugin.REFERENCE);
        return run(plugins, arguments);
    }

    private int run(ClassLoader plugins, String... arguments) {
        return Decant.run(console(), plugins, arguments);
    }

    private Console console() {
        return new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
