package dev.decant.runtime.config;

import static dev.decant.runtime.config.TestConfigurations.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.runtime.fixture.ToyPlugin;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What teacher and contenders take from the common sections, and what they vary. */
class OverlaysTest {
    private TestConfigurations toys;

    @BeforeEach
    void plugins(@TempDir Path folder) {
        toys = new TestConfigurations(folder);
    }

    @Test
    void theTeachersTrainingOverlaysTheCommonOneKeyByKey() {
        TeacherConfig.Trained teacher = (TeacherConfig.Trained) toys.load(GOOD).teacher();

        assertThat(teacher.network().config()).isEqualTo(new ToyPlugin.NetworkOptions(16, 0.1));
        assertThat(teacher.train().epochs()).isEqualTo(30);
        assertThat(teacher.train().batchSize()).isEqualTo(64);
        assertThat(teacher.train().augment()).hasSize(1);
    }

    @Test
    void anOverlayReplacesAugmentationsOrVariesTheOnlyOne() {
        TeacherConfig.Trained none = (TeacherConfig.Trained)
                toys.load(GOOD, "teacher.train.augment=[]").teacher();
        assertThat(none.train().augment()).isEmpty();

        TeacherConfig.Trained varied = (TeacherConfig.Trained)
                toys.load(GOOD, "teacher.train.augment.magnitude=7").teacher();
        assertThat(varied.train().augment())
                .extracting(Selected::config)
                .containsExactly(new ToyPlugin.NoiseOptions(7));

        TeacherConfig.Trained two = (TeacherConfig.Trained)
                toys.load(GOOD, "teacher.train.augment=[{type=toy-noise,magnitude=1},{type=toy-noise}]")
                        .teacher();
        assertThat(two.train().augment())
                .extracting(Selected::config)
                .containsExactly(new ToyPlugin.NoiseOptions(1), new ToyPlugin.NoiseOptions(5));
    }

    @Test
    void oneWarmUpReplacesTheOtherAlsoThatOfADefaultOrOfWhatIsVaried() {
        assertThat(warmUp("train.schedule.warmup-steps=50", "train.schedule.type=constant"))
                .containsExactly(0, 50, 0, 50);
        assertThat(warmUp("teacher.train.schedule.warmup-steps=50")).containsExactly(1, 0, 0, 50);
        assertThat(warmUp("train.schedule.warmup-steps=50", "teacher.train.schedule.warmup-epochs=3"))
                .containsExactly(0, 50, 3, 0);
        assertThat(toys.problems(GOOD, "train.schedule.warmup-steps=50", "train.schedule.warmup-epochs=3"))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem)
                        .contains("schedule: warmup-epochs = 3.0 and warmup-steps = 50; expected one of them"));
    }

    /** Epochs and steps of the common training, then the teacher's; also after they were written out and read again. */
    private List<Integer> warmUp(String... overrides) {
        Experiment experiment = toys.load(GOOD, overrides);
        List<Integer> warmUp = warmUp(experiment);
        assertThat(warmUp(toys.loader()
                        .loadText("again", experiment.source().root().render())))
                .isEqualTo(warmUp);
        return warmUp;
    }

    private static List<Integer> warmUp(Experiment experiment) {
        ScheduleConfig common = experiment.train().schedule();
        ScheduleConfig teachers =
                ((TeacherConfig.Trained) experiment.teacher()).train().schedule();
        return List.of(
                (int) common.warmupEpochs(),
                common.warmupSteps(),
                (int) teachers.warmupEpochs(),
                teachers.warmupSteps());
    }

    @Test
    void theMarginOfNonInferiorityIsAboveZero() {
        String compare = "compare { baseline = a, seeds = [1], margin = %s, strategies { a { type = toy-plain } } }%n";

        assertThat(toys.load(GOOD + compare.formatted("0.02"))
                        .compare()
                        .orElseThrow()
                        .margin())
                .hasValue(.02);
        assertThatThrownBy(() -> toys.load(GOOD + compare.formatted("0")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("compare.margin");
    }

    @Test
    void contendersKeepTheOrderOfTheFileAndOverlayTheTraining() {
        Experiment experiment = toys.load(GOOD + """
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
        assertThat(compare.margin()).isEmpty();
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
    void aContenderMayCutTheNetworksOtherwise() {
        Experiment experiment = toys.load(GOOD + """
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

        Path stored = toys.write("stored.conf", experiment.source().root().render());
        Experiment again = toys.loader().load(stored, List.of());
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
    void mistakesInAContendersSplitterAreReportedWhereTheyStand() {
        assertThat(toys.problems(GOOD + """
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

    @Test
    void contendersOfAnIncludedFileStandWhereItIsIncluded() {
        toys.write("more.conf", "z { type = toy-plain }, y { type = toy-plain }");
        Experiment experiment =
                toys.load(GOOD + """
                compare { baseline = b, seeds = 1
                  strategies { d { type = toy-match, label = "b { a = {" }, c { type = toy-plain }
                    include "more"
                    b { type = toy-plain }, a = ${strategy} } }
                """, "compare.strategies.x.type=toy-plain", "compare.strategies.c.train.epochs=2");

        assertThat(experiment.compare().orElseThrow().contenders())
                .extracting(CompareConfig.Contender::name)
                .containsExactly("d", "c", "z", "y", "b", "a", "x");
    }
}
