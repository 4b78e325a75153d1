package dev.decant.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.decant.runtime.fixture.PluginFolders;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a section {@code tune} is told with file and line, before anything is trained. */
class TuneSectionTest {
    private static final String BASE = """
            data { type = toy-data, path = records }
            teacher { type = toy-net, blocks = 16 }
            student { type = toy-net, blocks = 8 }
            splitter { type = toy-cut, segments = 4 }
            train { epochs = 50, batch-size = 64 }
            compare { baseline = one, seeds = [1], strategies { one { type = toy-plain }, two { type = toy-match } } }
            """;

    @TempDir
    private Path folder = Path.of("");

    private TestConfigurations configurations;
    private ExperimentVariants.Reader reader;

    @BeforeEach
    void plugins() {
        configurations = new TestConfigurations(folder);
        reader = new ExperimentVariants.Reader(PluginFolders.toys(folder));
    }

    private ExperimentVariants read(String tune) {
        return reader.read(configurations.write("test.conf", BASE + tune), List.of());
    }

    private List<String> problems(String tune) {
        ConfigurationException failure = catchThrowableOfType(ConfigurationException.class, () -> read(tune));
        assertThat(failure).as("a configuration with problems").isNotNull();
        return failure.problems().stream()
                .map(problem -> problem.toString().replace(folder + "/", ""))
                .toList();
    }

    @Test
    void aSearchIsReadWithItsDefaultsAndVariesTheExperiment() {
        ExperimentVariants variants = read("""
                tune { target = two, trials = 9, parameters = [
                  { path = compare.strategies.two.weight, log-uniform = [0.1, 10] }
                  { path = student.blocks, integer = [4, 12] }
                  { path = compare.strategies.two.reduction, choice = [mean, sum] }
                  { path = compare.strategies.two.train.optimizer.learning-rate, uniform = [1e-4, 1e-2]
                    when { path = compare.strategies.two.reduction, is = sum } }
                ] }
                """);

        TuneConfig tune = variants.base().tune().orElseThrow();
        assertThat(tune.search()).isEqualTo(TuneConfig.Search.RANDOM);
        assertThat(tune.scheduler()).isEqualTo(TuneConfig.Scheduler.ASHA);
        assertThat(tune.eta()).isEqualTo(3);
        assertThat(tune.seeds()).containsExactly(1L);
        assertThat(tune.parameters().get(0).space().at(0.5)).isEqualTo("1");
        assertThat(tune.parameters().get(1).space().at(0.999)).isEqualTo("12");
        Experiment varied =
                variants.with(List.of(new Setting("compare.strategies.two.train.optimizer.learning-rate", "5e-3")));
        assertThat(TuneTarget.train(tune, varied).optimizer().learningRate()).isEqualTo(5e-3);
        assertThat(TuneTarget.train(tune, variants.base()).optimizer().learningRate())
                .isEqualTo(1e-3);
    }

    @Test
    void whatIsWrongInTheSectionHasItsLine() {
        assertThat(
                        problems(
                                "tune { target = tow, trials = 4\n parameters = { path = student.blocks, integer = [4, 12] } }"))
                .containsExactly(
                        "test.conf:7: tune.target: got \"tow\"; expected one of one, two, student, teacher; did you"
                                + " mean two?");
        assertThat(problems("tune { target = two\n parameters = { path = student.blocks, integer = [4, 12] } }"))
                .containsExactly(
                        "test.conf:7: tune: trials is missing; search = random needs to know how many to draw");
        assertThat(problems("tune { target = two, trials = 4, parameters = [\n { path = student.blocks }\n ] }"))
                .containsExactly(
                        "test.conf:8: tune.parameters[0]: student.blocks has no space; expected one of uniform,"
                                + " log-uniform, integer, choice");
        assertThat(
                        problems(
                                "tune { target = two, trials = 4, parameters = [\n { path = student.blocks, integer = [12, 4] }\n ] }"))
                .containsExactly(
                        "test.conf:8: tune.parameters[0]: got [12.0, 4.0]; expected the least and the greatest value,"
                                + " [0.1, 10]");
        assertThat(
                        problems(
                                "tune { target = two, search = grid\n parameters = { path = student.dropout, uniform = [0, 0.5] } }"))
                .containsExactly(
                        "test.conf:7: tune: student.dropout has no points; search = grid needs to know how many"
                                + " values to take");
        assertThat(
                        problems(
                                "tune { target = two, trials = 4, eta = 1\n parameters = { path = student.blocks, integer = [4, 12] } }"))
                .containsExactly("test.conf:7: tune.eta: got 1; expected an integer from 2 to 100");
        assertThat(
                        problems(
                                "tune { target = student, trials = 4\n parameters = { path = student.blocks, integer = [4, 12] } }"))
                .containsExactly("test.conf:7: tune.target: student is that of the section strategy, and there is none;"
                        + " expected one of one, two, student, teacher");
    }

    @Test
    void aConditionIsOnAChoiceBeforeIt() {
        assertThat(problems("""
                tune { target = two, trials = 4, parameters = [
                  { path = student.blocks, integer = [4, 12], when { path = compare.strategies.two.reduction, is = sum } }
                  { path = compare.strategies.two.reduction, choice = [mean, sum] }
                ] }
                """))
                .containsExactly("test.conf:7: tune: student.blocks is conditional on compare.strategies.two.reduction;"
                        + " expected the path of a choice before it");
        assertThat(problems("""
                tune { target = two, trials = 4, parameters = [
                  { path = compare.strategies.two.reduction, choice = [mean, sum] }
                  { path = student.blocks, integer = [4, 12], when { path = compare.strategies.two.reduction, is = max } }
                ] }
                """))
                .containsExactly("test.conf:7: tune: student.blocks is conditional on compare.strategies.two.reduction"
                        + " = [max]; expected values of its choice [mean, sum]");
    }

    /** What would fail after hours: the ends of each space are tried at once. */
    @Test
    void theEndsOfEverySpaceMustFitTheirKeys() {
        assertThat(problems("""
                tune { target = two, trials = 4, parameters = [
                  { path = student.blocks, integer = [4, 100] }
                  { path = student.block, integer = [4, 8] }
                  { path = compare.strategies.two.reduction, choice = [mean, max] }
                ] }
                """))
                .containsExactly(
                        "test.conf:8: tune.parameters[0]: student.blocks = 100 is refused: got 100; expected an integer from"
                                + " 1 to 64",
                        "test.conf:9: tune.parameters[1]: student.block = 4 is refused: unknown key with value 4; expected one"
                                + " of blocks, dropout; did you mean blocks?",
                        "test.conf:10: tune.parameters[2]: compare.strategies.two.reduction = max is refused: got \"max\";"
                                + " expected one of mean, sum, per-step-mean");
    }

    @Test
    void whatTrialsHaveInCommonIsNotVaried() {
        assertThat(problems("""
                tune { target = two, trials = 4, parameters = [
                  { path = train.optimizer.learning-rate, log-uniform = [1e-4, 1e-2] }
                  { path = compare.strategies.two.train.epochs, integer = [10, 50] }
                  { path = split.salt, integer = [1, 2] }
                ] }
                """))
                .satisfiesExactly(
                        one -> assertThat(one)
                                .startsWith("test.conf:8: tune.parameters[0]: train.optimizer.learning-rate = 0.0001 is"
                                        + " refused: it changes the teacher too"),
                        two -> assertThat(two)
                                .startsWith(
                                        "test.conf:9: tune.parameters[1]: compare.strategies.two.train.epochs = 10 is"
                                                + " refused: it changes the number of epochs"),
                        three -> assertThat(three)
                                .isEqualTo("test.conf:10: tune.parameters[2]: split.salt = 1 is refused: data, split,"
                                        + " evaluation and folder are common to all trials"));
    }

    @Test
    void everyStrategyOfAComparisonHasTheSharedSpacesAndItsOwn() {
        Experiment experiment = read("""
                compare.tune { trials = 8, seeds = [11, 12], eta = 2
                  parameters = { path = train.optimizer.learning-rate, log-uniform = [1e-4, 1e-2] }
                  strategies { two = [
                    { path = reduction, choice = [mean, sum] }
                    { path = weight, uniform = [0, 1], when { path = reduction, is = sum } }
                  ] } }
                """).base();
        EqualTuning tuning = experiment.compare().orElseThrow().tune().orElseThrow();
        TuneConfig one = tuning.of("one");
        assertThat(one.parameters())
                .extracting(TuneParameter::path)
                .containsExactly("compare.strategies.one.train.optimizer.learning-rate");
        assertThat(one.eta()).isEqualTo(2);
        assertThat(one.seeds()).containsExactly(11L, 12L);
        TuneConfig two = tuning.of("two");
        assertThat(two.parameters())
                .extracting(TuneParameter::path)
                .containsExactly(
                        "compare.strategies.two.train.optimizer.learning-rate",
                        "compare.strategies.two.reduction",
                        "compare.strategies.two.weight");
        assertThat(two.parameters().get(2).when().orElseThrow().path()).isEqualTo("compare.strategies.two.reduction");
        assertThat(two.trials()).isEqualTo(one.trials());
        assertThat(configurations
                        .loader()
                        .loadText("again", experiment.source().root().render())
                        .compare()
                        .orElseThrow()
                        .tune())
                .contains(tuning);
    }

    @Test
    void whatIsWrongWithTheTuningOfAComparisonIsToldBeforeAnythingIsTrained() {
        String rate = "parameters = { path = train.optimizer.learning-rate, log-uniform = [1e-4, 1e-2] } }";
        assertThat(problems("compare.tune { trials = 8, seeds = [2, 1]\n" + rate))
                .containsExactly(
                        "test.conf:6: compare: tune.seeds and seeds both have [1]; settings are chosen with seeds"
                                + " that the comparison does not use");
        assertThat(problems("compare.tune { trials = 8, seeds = 9, parameters = [] }"))
                .containsExactly("test.conf:7: compare.tune: parameters is empty; expected at least one key that every"
                        + " strategy has");
        assertThat(problems("compare.tune { trials = 8, seeds = 9, strategies { tow = [] }\n" + rate))
                .containsExactly(
                        "test.conf:7: compare.tune.strategies.tow: there is no such strategy; expected one of one,"
                                + " two; did you mean two?");
        assertThat(problems("""
                compare.tune { trials = 8, seeds = 9, parameters = [
                  { path = weight, uniform = [0, 1] }
                  { path = train.batch-size, choice = [32, 64] }
                  { path = train.epochs, choice = [4, 5] } ]
                  strategies { two = [
                    { path = weigth, uniform = [0, 1] } ] } }
                """))
                .satisfiesExactly(
                        one -> assertThat(one)
                                .startsWith("test.conf:8: compare.tune.parameters[0]: compare.strategies.one.weight = 0"
                                        + " is refused: unknown key"),
                        two -> assertThat(two)
                                .startsWith(
                                        "test.conf:9: compare.tune.parameters[1]: compare.strategies.one.train.batch-size"
                                                + " = 32 is refused: strategies are compared on the same batches"),
                        three -> assertThat(three)
                                .startsWith(
                                        "test.conf:10: compare.tune.parameters[2]: compare.strategies.one.train.epochs"
                                                + " = 4 is refused: it changes the number of epochs"),
                        four -> assertThat(four)
                                .startsWith(
                                        "test.conf:12: compare.tune.strategies.two[0]: compare.strategies.two.weigth = 0"
                                                + " is refused: unknown key")
                                .endsWith("did you mean weight?"));
        assertThat(read("compare.tune = null").base().compare().orElseThrow().tune())
                .isEmpty();
    }

    @Test
    void theTeacherMayBeTuned() {
        ExperimentVariants variants = read(
                "tune { target = teacher, trials = 4\n parameters = { path = teacher.blocks, integer = [4, 12] } }");
        assertThat(variants.base().tune().orElseThrow().target()).isEqualTo(TuneTarget.TEACHER);
    }
}
