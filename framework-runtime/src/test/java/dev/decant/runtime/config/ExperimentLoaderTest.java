package dev.decant.runtime.config;

import static dev.decant.runtime.config.TestConfigurations.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.runtime.fixture.ToyPlugin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentLoaderTest {
    private TestConfigurations toys;

    @BeforeEach
    void plugins(@TempDir Path folder) {
        toys = new TestConfigurations(folder);
    }

    @Test
    void bindsAnExperimentOverItsDefaults() {
        Experiment experiment = toys.load(GOOD);

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
        assertThat(experiment.split()).isEqualTo(new SplitConfig(0.7, 0.15, 0.15, 1, 0));
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
    void aTeacherMayBeAFinishedRun() {
        Experiment experiment = toys.load(GOOD.replaceFirst("teacher .*", "teacher { run = runs/t/1 }"));
        assertThat(experiment.teacher()).isEqualTo(new TeacherConfig.FromRun(Path.of("runs/t/1")));

        assertThat(toys.problems(GOOD.replaceFirst("teacher .*", "teacher { run = runs/t/1, blocks = 2 }")))
                .containsExactly("test.conf:2: teacher.blocks: unknown key with value 2; expected run");
    }

    @Test
    void aTeacherMayBeTheRunOfEachSeed() {
        String teacher = "teacher { runs = runs/t, label = kd }";
        assertThat(toys.load(GOOD.replaceFirst("teacher .*", teacher)).teacher())
                .isEqualTo(new TeacherConfig.FromRuns(Path.of("runs/t"), "kd"));

        assertThat(toys.problems(GOOD.replaceFirst("teacher .*", "teacher { runs = runs/t, seed = 2 }")))
                .containsExactly(
                        "test.conf:2: teacher.seed: unknown key with value 2; expected one of label, runs",
                        "test.conf:2: teacher.label: missing; expected text");
    }

    @Test
    void withoutAStrategyTheBaselineIsTheStrategy() {
        String compare =
                "compare { baseline = b, seeds = 4, strategies { a { type = toy-match }, b { type = toy-plain } } }";
        Experiment experiment = toys.load(GOOD.replaceFirst("strategy .*", compare));

        assertThat(experiment.strategy().type()).isEqualTo("toy-plain");
        assertThat(experiment.source().getString("strategy.type")).isEqualTo("toy-plain");
        assertThat(toys.problems(GOOD.replaceFirst("strategy .*", "")))
                .containsExactly(
                        "test.conf:1: strategy: missing; expected a section { type = ... } that names a strategy");
    }

    @Test
    void theSourceHoldsTheDefaultsAndIsTheSameForTheSameMeaning() {
        Experiment experiment = toys.load(GOOD);
        Experiment other = toys.load("""
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
    void theSourceReadsAsTheSameExperiment() {
        Experiment experiment = toys.load(GOOD
                + "compare { baseline = a, seeds = 4, strategies { a { type = toy-match, train { epochs = 2 } } } }");
        Experiment again = toys.load(experiment.source().root().render());

        assertThat(again).usingRecursiveComparison().ignoringFields("source").isEqualTo(experiment);
        assertThat(CanonicalJson.render(again.source())).isEqualTo(CanonicalJson.render(experiment.source()));
    }

    @Test
    void optionsOfAGeneratorComeFromTheCommandLine() {
        assertThat(toys.loader()
                        .generator("toy-waves", List.of(new Setting("rate", "60")))
                        .config())
                .isEqualTo(new ToyPlugin.WaveOptions(60));
        assertThat(toys.loader().scorer("toy-score", List.of()).config()).isEqualTo(new ToyPlugin.ScoreOptions(2));
        assertThatThrownBy(() -> toys.loader().generator("toy-waves", List.of(new Setting("rat", "60"))))
                .hasMessage("-D rat: unknown key with value 60; expected rate; did you mean rate?");
        assertThatThrownBy(() -> toys.loader().generator("toy-wave", List.of()))
                .hasMessage(
                        "command line: unknown generator \"toy-wave\"; expected toy-waves; did you mean toy-waves?");
    }
}
