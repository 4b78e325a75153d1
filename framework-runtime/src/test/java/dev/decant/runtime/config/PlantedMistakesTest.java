package dev.decant.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Whatever is wrong with a file, everything is told, once, with its line. */
class PlantedMistakesTest {
    /** A line of a good file and what is wrong with it otherwise. */
    private record Line(String good, String bad, String problem) {
        static Line good(String text) {
            return new Line(text, text, "");
        }

        boolean spoilable() {
            return !problem.isEmpty();
        }
    }

    private static final List<Line> FILE = List.of(
            new Line("name = fine", "name = \"a/b\"", ": name \"a/b\" cannot name a folder"),
            new Line("runs = runs", "run = runs", ": run: unknown key with value \"runs\""),
            new Line("data { type = toy-data", "data { type = toy-dta", ": data.type: unknown data source"),
            Line.good("  path = records }"),
            new Line("split.test = 0.15", "split.test = 0.5", ": split: training, validation and test must sum"),
            Line.good("teacher { type = toy-net"),
            new Line("  blocks = 16", "  blocks = 100", ": teacher.blocks: got 100"),
            new Line("  train.epochs = 30", "  train.epochs = 0", ": teacher.train.epochs: got 0"),
            new Line("  train.threads = 0", "  train.seed = 9", ": teacher.train.seed: the seed is common"),
            Line.good("}"),
            new Line(
                    "student { type = toy-net, blocks = 8 }",
                    "student { type = toy-net, block = 8 }",
                    ": student.block: unknown key with value 8"),
            new Line(
                    "splitter { type = toy-cut, segments = 4 }",
                    "splitter { type = toy-cut, segments = ${segmnts} }",
                    ": substitution ${segmnts} cannot be resolved"),
            Line.good("strategy { type = toy-match"),
            new Line("  reduction = mean", "  reduction = maen", ": strategy.reduction: got \"maen\""),
            new Line(
                    "  terms { first = true, second = false }",
                    "  terms { first = false, second = false }",
                    ": strategy.terms: at least one term"),
            Line.good("}"),
            Line.good("train {"),
            new Line("  epochs = 50", "  epochs = many", ": train.epochs: got \"many\""),
            new Line("  batch-size = 64", "  bach-size = 64", ": train.bach-size: unknown key"),
            new Line(
                    "  optimizer { learning-rate = 1e-3 }",
                    "  optimizer { learning-rate = -1 }",
                    ": train.optimizer.learning-rate: got -1"),
            new Line(
                    "  augment = [{ type = toy-noise }]",
                    "  augment = [{ type = toy-nose }]",
                    ": train.augment[0].type: unknown augmentation"),
            Line.good("}"),
            Line.good("evaluate {"),
            new Line("  select = f1", "  select = f2", ": evaluate.select: got \"f2\""),
            new Line(
                    "  scorer { type = toy-score, beta = 1 }",
                    "  scorer { type = toy-score, beta = -1 }",
                    ": evaluate.scorer.beta: got -1"),
            new Line(
                    "  external.far { type = toy-data, path = b }",
                    "  external.\"a/b\" { type = toy-data, path = b }",
                    ": evaluate.external.a/b: the external set \"a/b\" cannot name a file"),
            Line.good("}"),
            Line.good("compare {"),
            new Line("  baseline = one", "  baseline = onne", ": compare.baseline: got \"onne\""),
            new Line("  seeds = [1, 2]", "  seeds = [1, x]", ": compare.seeds[1]: got \"x\""),
            Line.good("  strategies {"),
            new Line(
                    "    one { type = toy-plain }",
                    "    one { type = toy-plain, x = 1 }",
                    ": compare.strategies.one.x: unknown key with value 1"),
            new Line("    two = ${strategy}", "    two = 4", ": compare.strategies.two: got 4"),
            new Line(
                    "    three { type = toy-match, splitter { segments = 1 } }",
                    "    three { type = toy-match, splitter { segments = 0 } }",
                    ": compare.strategies.three.splitter.segments: got 0"),
            new Line(
                    "    four { type = toy-plain, train.epochs = 3 }",
                    "    four { type = toy-plain, splitter { segments = 1 } }",
                    ": compare.strategies.four.splitter: toy-plain does not use segments"),
            new Line(
                    "    five { type = toy-match, train.epochs = 2 }",
                    "    five { type = toy-match, train.seed = 7 }",
                    ": compare.strategies.five.train.seed: the seed is common"),
            Line.good("} }"),
            new Line("analysis.records = 8", "analysis.records = 1", ": analysis.records: got 1"));

    private static @Nullable TestConfigurations toys;

    @BeforeContainer
    static void plugins() throws IOException {
        toys = new TestConfigurations(Files.createTempDirectory("planted"));
    }

    @Property(tries = 100)
    void everyPlantedMistakeIsToldOnceWithItsLine(@ForAll("places") Set<Integer> spoilt) {
        List<String> text = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < FILE.size(); i++) {
            Line line = FILE.get(i);
            text.add(spoilt.contains(i) ? line.bad() : line.good());
            if (spoilt.contains(i)) {
                expected.add("test.conf:" + (i + 1) + line.problem());
            }
        }
        TestConfigurations configurations = Optional.ofNullable(toys).orElseThrow();
        String file = String.join("\n", text);

        if (expected.isEmpty()) {
            assertThat(configurations.load(file).name()).isEqualTo("fine");
        } else {
            List<String> told = configurations.problems(file);
            assertThat(told).hasSameSizeAs(expected);
            assertThat(told)
                    .zipSatisfy(expected, (one, start) -> assertThat(one).startsWith(start));
        }
    }

    @Provide
    Arbitrary<Set<Integer>> places() {
        List<Integer> spoilable = new ArrayList<>();
        for (int i = 0; i < FILE.size(); i++) {
            if (FILE.get(i).spoilable()) {
                spoilable.add(i);
            }
        }
        return Arbitraries.subsetOf(spoilable);
    }
}
