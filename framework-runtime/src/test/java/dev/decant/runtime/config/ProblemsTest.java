package dev.decant.runtime.config;

import static dev.decant.runtime.config.TestConfigurations.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that is wrong with a file is told at once, where it stands. */
class ProblemsTest {
    private TestConfigurations toys;

    @BeforeEach
    void plugins(@TempDir Path folder) {
        toys = new TestConfigurations(folder);
    }

    @Test
    void reportsEveryFaultOfAFileAtOnce() {
        assertThat(toys.problems("""
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
                                + " evaluate, executor, listeners, name, runs, split, splitter, strategy, student, teacher, train, tune;"
                                + " did you mean data?",
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
                        "test.conf:19: compare.baseline: got \"plian\"; expected one of compare.strategies: four, plain,"
                                + " same; did you mean plain?",
                        "test.conf:19: compare: seeds is empty; expected at least one",
                        "test.conf:20: compare.strategies.plain.x: unknown key with value 1; expected no keys here",
                        "test.conf:20: compare.strategies.four: got 4; expected a section { type = ... } that names a"
                                + " strategy");
    }

    @Test
    void anUnknownBaselineGetsASuggestion() {
        assertThat(toys.problems(
                        GOOD + "compare { baseline = plian, seeds = 1, strategies { plain { type = toy-plain } } }"))
                .containsExactly(
                        "test.conf:7: compare.baseline: got \"plian\"; expected one of compare.strategies: plain;"
                                + " did you mean plain?");
    }

    /** A slip has a name near it; what has none is mostly of a plugin that is not there. */
    @Test
    void anUnknownTypeWithoutAKnownOneNearItIsToldWherePluginsAre() {
        assertThat(toys.problems(GOOD + "splitter.type = golden"))
                .containsExactly(
                        "test.conf:7: splitter.type: unknown splitter \"golden\"; expected toy-cut; plugins are"
                                + " looked for in plugins/ beside decant and in DECANT_PLUGINS (decant plugins)");
    }

    @Test
    void reportsWhatIsMissing() {
        assertThat(toys.problems("name = x\ncompare {}"))
                .contains(
                        "test.conf:1: data: missing; expected a section { type = ... } that names a data source",
                        "test.conf:2: compare.baseline: missing; expected text",
                        "test.conf:2: compare.seeds: missing; expected a list, each an integer");
    }
}
