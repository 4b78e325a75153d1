package dev.decant.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.decant.runtime.fixture.PluginFolders;
import dev.decant.runtime.fixture.ToyPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentLoaderTest {
    private static final String GOOD = """
            data { type = toy-data, path = records }
            teacher { type = toy-net, blocks = 16, train { epochs = 30 } }
            student { type = toy-net, blocks = 8 }
            splitter { type = toy-cut, segments = 4 }
            strategy { type = toy-match, weight = 3 }
            train { epochs = 50, batch-size = 64, augment { type = toy-noise } }
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void bindsAnExperimentOverItsDefaults() throws Exception {
        Experiment experiment = load(GOOD);

        assertThat(experiment.name()).isEqualTo("test");
        assertThat(experiment.runs()).isEqualTo(Path.of("runs"));
        assertThat(experiment.data().type()).isEqualTo("toy-data");
        assertThat(experiment.data().config())
                .isEqualTo(new ToyPlugin.DataOptions(
                        List.of(Path.of("records")),
                        200,
                        Duration.ofSeconds(10),
                        List.of("I", "II"),
                        OptionalInt.empty()));
        assertThat(experiment.split()).isEqualTo(new SplitConfig(0.7, 0.15, 0.15, 0));
        assertThat(experiment.student().config()).isEqualTo(new ToyPlugin.NetworkOptions(8, 0.1));
        assertThat(experiment.splitter().config()).isEqualTo(new ToyPlugin.CutOptions(4));
        assertThat(experiment.strategy().config())
                .isEqualTo(new ToyPlugin.MatchOptions(
                        3, ToyPlugin.Reduction.MEAN, Optional.empty(), new ToyPlugin.Terms(true, true)));
        TrainConfig train = experiment.train();
        assertThat(train.epochs()).isEqualTo(50);
        assertThat(train.accumulate()).isEqualTo(1);
        assertThat(train.seed()).isEqualTo(1);
        assertThat(train.optimizer())
                .isEqualTo(new OptimizerConfig(OptimizerConfig.Type.ADAMW, 1e-3, 0.01, 0.9, 0.999, 1e-8));
        assertThat(train.schedule()).isEqualTo(new ScheduleConfig(ScheduleConfig.Type.COSINE, 1, 0));
        assertThat(train.clipNorm()).isEqualTo(1);
        assertThat(train.classWeights()).isEqualTo(TrainConfig.ClassWeights.NONE);
        assertThat(train.patience()).isZero();
        assertThat(train.threads()).isZero();
        assertThat(train.augment()).singleElement().satisfies(augment -> {
            assertThat(augment.type()).isEqualTo("toy-noise");
            assertThat(augment.config()).isEqualTo(new ToyPlugin.NoiseOptions(5));
        });
        assertThat(experiment.evaluate()).isEqualTo(new EvaluateConfig(EvaluateConfig.Metric.F1, Optional.empty(), 64));
        assertThat(experiment.compare()).isEmpty();
    }

    @Test
    void theTeachersTrainingOverlaysTheCommonOneKeyByKey() throws Exception {
        TeacherConfig.Trained teacher = (TeacherConfig.Trained) load(GOOD).teacher();

        assertThat(teacher.network().config()).isEqualTo(new ToyPlugin.NetworkOptions(16, 0.1));
        assertThat(teacher.train().epochs()).isEqualTo(30);
        assertThat(teacher.train().batchSize()).isEqualTo(64);
        assertThat(teacher.train().augment()).hasSize(1);
    }

    @Test
    void anOverlayReplacesAugmentationsOrVariesTheOnlyOne() throws Exception {
        TeacherConfig.Trained none =
                (TeacherConfig.Trained) load(GOOD, "teacher.train.augment=[]").teacher();
        assertThat(none.train().augment()).isEmpty();

        TeacherConfig.Trained varied = (TeacherConfig.Trained)
                load(GOOD, "teacher.train.augment.magnitude=7").teacher();
        assertThat(varied.train().augment())
                .extracting(Selected::config)
                .containsExactly(new ToyPlugin.NoiseOptions(7));

        TeacherConfig.Trained two = (TeacherConfig.Trained)
                load(GOOD, "teacher.train.augment=[{type=toy-noise,magnitude=1},{type=toy-noise}]")
                        .teacher();
        assertThat(two.train().augment())
                .extracting(Selected::config)
                .containsExactly(new ToyPlugin.NoiseOptions(1), new ToyPlugin.NoiseOptions(5));
    }

    @Test
    void aTeacherMayBeAFinishedRun() throws Exception {
        Experiment experiment = load(GOOD.replaceFirst("teacher .*", "teacher { run = runs/t/1 }"));
        assertThat(experiment.teacher()).isEqualTo(new TeacherConfig.FromRun(Path.of("runs/t/1")));

        assertThat(problems(GOOD.replaceFirst("teacher .*", "teacher { run = runs/t/1, blocks = 2 }")))
                .containsExactly("test.conf:2: teacher.blocks: unknown key with value 2; expected run");
    }

    @Test
    void contendersKeepTheOrderOfTheFileAndOverlayTheTraining() throws Exception {
        Experiment experiment = load(GOOD + """
                compare { baseline = zeta, seeds = [1, 2, 3]
                  strategies { zeta { type = toy-plain }, kd { type = toy-plain, train { epochs = 7 } }
                    bbm = ${strategy} { train.optimizer.learning-rate = 5e-4 }, alpha { type = toy-match }
                    a9 { type = toy-plain } } }
                """);

        CompareConfig compare = experiment.compare().orElseThrow();
        assertThat(compare.baseline()).isEqualTo("zeta");
        assertThat(compare.seeds()).containsExactly(1L, 2L, 3L);
        assertThat(compare.resamples()).isEqualTo(2000);
        assertThat(compare.confidence()).isEqualTo(0.95);
        assertThat(compare.contenders())
                .extracting(CompareConfig.Contender::name)
                .containsExactly("zeta", "kd", "bbm", "alpha", "a9");
        assertThat(compare.contenders())
                .extracting(contender -> contender.train().epochs())
                .containsExactly(50, 7, 50, 50, 50);
        CompareConfig.Contender bbm = compare.contenders().get(2);
        assertThat(bbm.strategy().config()).isEqualTo(experiment.strategy().config());
        assertThat(bbm.train().optimizer().learningRate()).isEqualTo(5e-4);
        assertThat(bbm.train().optimizer().weightDecay()).isEqualTo(0.01);
    }

    @Test
    void withoutAStrategyTheBaselineIsTheStrategy() throws Exception {
        String compare =
                "compare { baseline = b, seeds = 4, strategies { a { type = toy-match }, b { type = toy-plain } } }";
        Experiment experiment = load(GOOD.replaceFirst("strategy .*", compare));

        assertThat(experiment.strategy().type()).isEqualTo("toy-plain");
        assertThat(experiment.source().getString("strategy.type")).isEqualTo("toy-plain");
        assertThat(problems(GOOD.replaceFirst("strategy .*", "")))
                .containsExactly(
                        "test.conf:1: strategy: missing; expected a section { type = ... } that names a strategy");
    }

    @Test
    void theSourceHoldsTheDefaultsAndIsTheSameForTheSameMeaning() throws Exception {
        Experiment experiment = load(GOOD);
        Experiment other = load("""
                name = test
                train { batch-size = ${size}, augment = [{ type = toy-noise, magnitude = 5.0 }], epochs = 5e1 }
                strategy { weight = 3.0, type = toy-match, reduction = mean }
                splitter { segments = 4, type = toy-cut }
                student { blocks = 8, type = toy-net }
                teacher { train { epochs = 30 }, blocks = 16, type = toy-net }
                data { path = records, type = toy-data }
                """.replace("${size}", "64"));

        assertThat(experiment.source().getInt("student.blocks")).isEqualTo(8);
        assertThat(experiment.source().getDouble("student.dropout")).isEqualTo(0.1);
        assertThat(experiment.source().getInt("teacher.train.epochs")).isEqualTo(30);
        assertThat(experiment.source().getInt("teacher.train.batch-size")).isEqualTo(64);
        assertThat(experiment.source().getConfigList("train.augment").get(0).getInt("magnitude"))
                .isEqualTo(5);
        assertThat(CanonicalJson.render(other.source())).isEqualTo(CanonicalJson.render(experiment.source()));
    }

    @Test
    void theSourceReadsAsTheSameExperiment() throws Exception {
        Experiment experiment = load(GOOD
                + "compare { baseline = a, seeds = 4, strategies { a { type = toy-match, train { epochs = 2 } } } }");
        Experiment again = load(experiment.source().root().render());

        assertThat(again).usingRecursiveComparison().ignoringFields("source").isEqualTo(experiment);
        assertThat(CanonicalJson.render(again.source())).isEqualTo(CanonicalJson.render(experiment.source()));
    }

    @Test
    void overridesWinAndTheLastOneHolds() throws Exception {
        Experiment experiment = load(
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
    void anOverrideReachesSubstitutions() throws Exception {
        Experiment experiment =
                load(GOOD + "compare { baseline = a, seeds = 1, strategies { a = ${strategy} } }", "strategy.weight=9");

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
    void aWrongOverrideIsNamedAsSuch() throws Exception {
        assertThat(problems(GOOD, "train.epochs=none", "train.bach-size=3"))
                .containsExactly(
                        "-D train.bach-size: train.bach-size: unknown key with value 3; expected one of accumulate,"
                                + " augment, batch-size, class-weights, clip-norm, epochs, optimizer, patience, schedule,"
                                + " seed, threads; did you mean batch-size?",
                        "-D train.epochs: train.epochs: got \"none\"; expected an integer from 1 to 100000");
        assertThatThrownBy(() -> Setting.parse("train.epochs"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected key=value");
    }

    @Test
    void reportsEveryFaultOfAFileAtOnce() throws Exception {
        assertThat(problems("""
                        dta { type = toy-data }
                        data { type = toy-dta, path = x }
                        teacher {
                          type = toy-net
                          blocks = 100
                          train { epochs = 0, seed = 4 }
                        }
                        student { block = 3 }
                        splitter { type = toy-cut, segments = ${segmnts} }
                        strategy { type = toy-match, reduction = maen
                          terms { first = false, second = off }
                        }
                        split { training = 0.8 }
                        train {
                          batch-size = many, optimizer { learning-rat = 1 }
                          augment = [{ type = toy-noise, magnitude = 11 }, { type = noise }]
                        }
                        evaluate { select = f2, scorer { type = toy-score, beta = -1 } }
                        compare { baseline = plian, seeds = []
                          strategies { plain { type = toy-plain, x = 1 }, same = ${strategy}, four = 4 }
                        }
                        """))
                .containsExactly(
                        "test.conf:1: dta: unknown key with value {\"type\":\"toy-data\"}; expected one of analysis, compare, data,"
                                + " evaluate, name, runs, split, splitter, strategy, student, teacher, train; did you mean"
                                + " data?",
                        "test.conf:2: data.type: unknown data source \"toy-dta\"; expected toy-data; did you mean toy-data?",
                        "test.conf:5: teacher.blocks: got 100; expected an integer from 1 to 64",
                        "test.conf:6: teacher.train.seed: the seed is common to teacher and strategies; set train.seed,"
                                + " or compare.seeds",
                        "test.conf:6: teacher.train.epochs: got 0; expected an integer from 1 to 100000",
                        "test.conf:8: student.type: missing; expected toy-net",
                        "test.conf:9: substitution ${segmnts} cannot be resolved; expected a key of this file or an"
                                + " environment variable (write ${?segmnts} where it may be absent)",
                        "test.conf:10: strategy.reduction: got \"maen\"; expected one of mean, sum, per-step-mean; did"
                                + " you mean mean?",
                        "test.conf:11: strategy.terms: at least one term must be on",
                        "test.conf:13: split: training, validation and test must sum to 1, got 1.1",
                        "test.conf:15: train.batch-size: got \"many\"; expected an integer from 1 to 65536",
                        "test.conf:15: train.optimizer.learning-rat: unknown key with value 1; expected one of beta1,"
                                + " beta2, epsilon, learning-rate, type, weight-decay; did you mean learning-rate?",
                        "test.conf:16: train.augment[0].magnitude: got 11; expected a number from 0 to 10",
                        "test.conf:16: train.augment[1].type: unknown augmentation \"noise\"; expected toy-noise; did you"
                                + " mean toy-noise?",
                        "test.conf:18: evaluate.select: got \"f2\"; expected one of f1, auroc, auprc, accuracy, score;"
                                + " did you mean f1?",
                        "test.conf:18: evaluate.scorer.beta: got -1; expected a number of at least 0",
                        "test.conf:19: compare: seeds is empty; expected at least one",
                        "test.conf:20: compare.strategies.plain.x: unknown key with value 1; expected no keys here",
                        "test.conf:20: compare.strategies.four: got 4; expected a section { type = ... } that names a"
                                + " strategy");
    }

    @Test
    void anUnknownBaselineGetsASuggestion() throws Exception {
        assertThat(problems(
                        GOOD + "compare { baseline = plian, seeds = 1, strategies { plain { type = toy-plain } } }"))
                .containsExactly(
                        "test.conf:7: compare.baseline: got \"plian\"; expected one of compare.strategies: plain;"
                                + " did you mean plain?");
    }

    @Test
    void reportsWhatIsMissing() throws Exception {
        assertThat(problems("name = x\ncompare {}"))
                .contains(
                        "test.conf:1: data: missing; expected a section { type = ... } that names a data source",
                        "test.conf:2: compare.baseline: missing; expected text",
                        "test.conf:2: compare.seeds: missing; expected a list, each an integer");
    }

    @Test
    void aParseErrorHasItsLine() throws Exception {
        assertThat(problems("data { type = toy-data }\nteacher { type = \n}}"))
                .singleElement()
                .satisfies(problem -> assertThat(problem).startsWith("test.conf:3: "));
    }

    @Test
    void aMissingFileAndACycleAreProblems() throws Exception {
        assertThatThrownBy(() -> loader().load(folder.resolve("none.conf"), List.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("none.conf: no such file");
        assertThat(problems("a = ${b}\nb = ${a}"))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("refers to itself"));
    }

    @Test
    void includesReadFilesAndResources() throws Exception {
        Files.writeString(folder.resolve("common.conf"), "student { type = toy-net, blocks = 5 }\ntrain.epochs = 3");
        String text =
                GOOD.replaceFirst("student .*", "include \"common\"").replaceFirst("train \\{ epochs = 50,", "train {");

        Experiment experiment = load(text);

        assertThat(experiment.student().config()).isEqualTo(new ToyPlugin.NetworkOptions(5, 0.1));
        assertThat(experiment.train().epochs()).isEqualTo(3);
        assertThat(load(text.replace("\"common\"", "file(\"" + folder.resolve("common.conf") + "\")"))
                        .train()
                        .epochs())
                .isEqualTo(3);
        Files.writeString(folder.resolve("common.conf"), "\n\nstudent { type = toy-net, blocks = 500 }");
        assertThat(problems(text))
                .containsExactly("common.conf:3: student.blocks: got 500; expected an integer from 1 to 64");
    }

    @Test
    void includesOfClassPathResources() throws Exception {
        assertThat(problems(GOOD + "include classpath(\"reference.conf\")"))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("defaults: unknown key"));
    }

    @Test
    void anIncludedUrlIsRefusedInEveryForm() throws Exception {
        Path other = Files.writeString(folder.resolve("other.conf"), "train.epochs = 3");
        assertThat(problems(GOOD + "include url(\"" + other.toUri() + "\")"))
                .containsExactly("test.conf:7: include of file:other.conf is refused; expected a file or a class-path"
                        + " resource, never a URL");
        assertThat(problems(GOOD + "\ninclude \"http://127.0.0.1:9/x.conf\""))
                .containsExactly("test.conf:8: include of http://127.0.0.1:9/x.conf is refused; expected a file or a"
                        + " class-path resource, never a URL");
        Files.writeString(folder.resolve("nested.conf"), "\ninclude required(url(\"http://127.0.0.1:9/x.conf\"))");
        assertThat(problems(GOOD + "include \"nested.conf\""))
                .containsExactly("nested.conf:2: include of http://127.0.0.1:9/x.conf is refused; expected a file or a"
                        + " class-path resource, never a URL");
    }

    @Test
    void environmentVariablesAreRead() throws Exception {
        String path = Optional.ofNullable(System.getenv("PATH")).orElseThrow();
        Experiment experiment = load(GOOD, "strategy.label=${PATH}");

        assertThat(((ToyPlugin.MatchOptions) experiment.strategy().config()).label())
                .contains(path);
    }

    @Test
    void optionsOfAGeneratorComeFromTheCommandLine() {
        assertThat(loader().generator("toy-waves", List.of(new Setting("rate", "60")))
                        .config())
                .isEqualTo(new ToyPlugin.WaveOptions(60));
        assertThat(loader().scorer("toy-score", List.of()).config()).isEqualTo(new ToyPlugin.ScoreOptions(2));
        assertThatThrownBy(() -> loader().generator("toy-waves", List.of(new Setting("rat", "60"))))
                .hasMessage("-D rat: rat: unknown key with value 60; expected rate; did you mean rate?");
        assertThatThrownBy(() -> loader().generator("toy-wave", List.of()))
                .hasMessage(
                        "command line: type: unknown generator \"toy-wave\"; expected toy-waves; did you mean toy-waves?");
    }

    @Test
    void aContenderMayCutTheNetworksOtherwise() throws Exception {
        Experiment experiment = load(GOOD + """
                compare { baseline = plain, seeds = 1
                  strategies {
                    plain { type = toy-plain }
                    four { type = toy-match }
                    varied { type = toy-match, splitter { segments = 1 } }
                    own { type = toy-match, splitter { type = toy-cut }, train { epochs = 2 } }
                  }
                }
                """);
        assertThat(experiment.compare().orElseThrow().contenders())
                .extracting(contender -> contender.splitter().config())
                .containsExactly(
                        new ToyPlugin.CutOptions(4),
                        new ToyPlugin.CutOptions(4),
                        new ToyPlugin.CutOptions(1),
                        new ToyPlugin.CutOptions(2));

        Path stored = Files.writeString(
                folder.resolve("stored.conf"), experiment.source().root().render());
        Experiment again = loader().load(stored, List.of());
        assertThat(again.compare().orElseThrow().contenders())
                .extracting(contender ->
                        contender.name() + " " + contender.splitter().config())
                .containsExactlyInAnyOrder(
                        "plain CutOptions[segments=4]",
                        "four CutOptions[segments=4]",
                        "varied CutOptions[segments=1]",
                        "own CutOptions[segments=2]");
        assertThat(again.source()).isEqualTo(experiment.source());
    }

    @Test
    void mistakesInAContendersSplitterAreReportedWhereTheyStand() throws Exception {
        assertThat(problems(GOOD + """
                compare { baseline = plain, seeds = 1
                  strategies {
                    plain { type = toy-plain, splitter { segments = 1 } }
                    zero { type = toy-match, splitter { segments = 0 } }
                    odd { type = toy-match, splitter { type = toy-cat } }
                    word { type = toy-match, splitter = 4 }
                  }
                }
                """)).hasSize(4).satisfies(lines -> {
            assertThat(lines.get(0))
                    .isEqualTo("test.conf:9: compare.strategies.plain.splitter: toy-plain does not use segments;"
                            + " a splitter of its own would change nothing");
            assertThat(lines.get(1)).startsWith("test.conf:10: compare.strategies.zero.splitter.segments: got 0");
            assertThat(lines.get(2))
                    .startsWith("test.conf:11: compare.strategies.odd.splitter.type: ")
                    .contains("did you mean toy-cut?");
            assertThat(lines.get(3)).startsWith("test.conf:12: compare.strategies.word.splitter: got 4");
        });
    }

    private ExperimentLoader loader() {
        return new ExperimentLoader(PluginFolders.toys(folder));
    }

    private Experiment load(String text, String... settings) throws IOException {
        Path file = Files.writeString(folder.resolve("test.conf"), text);
        return loader().load(file, Arrays.stream(settings).map(Setting::parse).toList());
    }

    /** The lines of all problems, with the temporary folder cut off. */
    private List<String> problems(String text, String... settings) {
        ConfigurationException failure = catchThrowableOfType(ConfigurationException.class, () -> load(text, settings));
        assertThat(failure).as("a configuration with problems").isNotNull();
        return failure.problems().stream()
                .map(problem -> problem.toString().replace(folder + "/", ""))
                .toList();
    }
}
