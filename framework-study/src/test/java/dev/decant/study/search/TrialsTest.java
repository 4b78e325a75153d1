package dev.decant.study.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.runtime.config.TuneConfig;
import dev.decant.runtime.config.TuneConfig.Scheduler;
import dev.decant.runtime.config.TuneParameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TrialsTest {
    private static final TuneParameter FORM = choice("form", "a", "b");
    private static final TuneParameter DEPTH = new TuneParameter(
            "depth",
            Optional.empty(),
            Optional.empty(),
            Optional.of(List.of(1L, 4L)),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.of(new TuneParameter.Condition("form", List.of("b"))));
    private static final TuneParameter RATE = new TuneParameter(
            "rate",
            Optional.empty(),
            Optional.of(List.of(1e-4, 1e-2)),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.of(3),
            Optional.empty());

    @Test
    void magnitudesOfALogUniformNumberAreAlikeLikely() {
        List<Trial> trials = Trials.of(random(400, 7, RATE), "");

        double[] logarithms = trials.stream()
                .mapToDouble(
                        trial -> Math.log10(Double.parseDouble(trial.values().get("rate"))))
                .toArray();
        assertThat(Arrays.stream(logarithms).allMatch(value -> value >= -4 && value <= -2))
                .isTrue();
        // mean and variance of the uniform distribution on [-4, -2]: -3 and 4/12
        double mean = Arrays.stream(logarithms).average().orElseThrow();
        double variance = Arrays.stream(logarithms)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(-3, within(0.12));
        assertThat(variance).isCloseTo(1 / 3.0, within(0.06));
    }

    @Test
    void aKeyIsVariedOnlyWhereItsConditionHolds() {
        List<Trial> trials = Trials.of(random(50, 1, FORM, DEPTH, RATE), "");

        assertThat(trials).hasSize(50);
        assertThat(trials)
                .allSatisfy(trial -> assertThat(trial.values().containsKey("depth"))
                        .isEqualTo(trial.values().get("form").equals("b")));
        assertThat(trials.stream().map(trial -> trial.values().get("form")).distinct())
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void moreTrialsBeginWithTheSameOnesAndAnotherKeyMovesNoValue() {
        List<Trial> few = Trials.of(random(5, 3, FORM, RATE), "");
        List<Trial> many = Trials.of(random(20, 3, FORM, RATE), "");
        List<Trial> wider = Trials.of(random(5, 3, FORM, choice("other", "x", "y"), RATE), "");

        assertThat(many.subList(0, 5)).isEqualTo(few);
        assertThat(wider)
                .extracting(trial -> trial.values().get("rate"))
                .isEqualTo(few.stream().map(trial -> trial.values().get("rate")).toList());
        assertThat(Trials.of(random(5, 4, FORM, RATE), "")).isNotEqualTo(few);
    }

    @Test
    void belowASectionTheSameKeyHasTheSameValuesWhateverTheSection() {
        List<Trial> one =
                Trials.of(random(5, 3, choice("one.form", "a", "b", "c", "d"), choice("one.own", "x", "y")), "one");
        List<Trial> two = Trials.of(random(5, 3, choice("other.form", "a", "b", "c", "d")), "other");
        List<Trial> top = Trials.of(random(5, 3, choice("form", "a", "b", "c", "d")), "");

        assertThat(top.stream().map(trial -> trial.values().get("form")).toList())
                .isEqualTo(two.stream()
                        .map(trial -> trial.values().get("other.form"))
                        .toList());
        assertThat(one.subList(0, 3))
                .extracting(trial -> trial.values().get("one.form"))
                .isEqualTo(two.subList(0, 3).stream()
                        .map(trial -> trial.values().get("other.form"))
                        .toList());
    }

    @Test
    void noTrialIsDrawnTwice() {
        assertThat(Trials.of(random(50, 1, FORM, DEPTH), ""))
                .as("a; b with 1, 2, 3, 4")
                .hasSize(5)
                .extracting(Trial::values)
                .doesNotHaveDuplicates();
    }

    @Test
    void aGridHasEveryCombinationThatConditionsAllow() {
        List<Trial> trials = Trials.of(config(TuneConfig.Search.GRID, OptionalInt.empty(), 1, FORM, DEPTH, RATE), "");

        assertThat(trials).hasSize(3 + 4 * 3);
        assertThat(trials.get(0).values()).isEqualTo(Map.of("form", "a", "rate", "0.0001"));
        assertThat(trials.subList(0, 3))
                .extracting(trial -> trial.values().get("rate"))
                .containsExactly("0.0001", "0.001", "0.01");
        assertThat(trials.get(14).values()).isEqualTo(Map.of("form", "b", "depth", "4", "rate", "0.01"));
    }

    private static TuneParameter choice(String path, String... values) {
        return new TuneParameter(
                path,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(List.of(values)),
                OptionalInt.empty(),
                Optional.empty());
    }

    private static TuneConfig random(int trials, long seed, TuneParameter... parameters) {
        return config(TuneConfig.Search.RANDOM, OptionalInt.of(trials), seed, parameters);
    }

    private static TuneConfig config(
            TuneConfig.Search search, OptionalInt trials, long seed, TuneParameter... parameters) {
        return new TuneConfig(
                "student",
                search,
                trials,
                seed,
                List.of(1L),
                Scheduler.ASHA,
                3,
                1,
                OptionalInt.empty(),
                List.of(parameters));
    }
}
