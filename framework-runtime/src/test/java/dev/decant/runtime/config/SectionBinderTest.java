package dev.decant.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import dev.decant.api.config.Range;
import dev.decant.runtime.fixture.PluginFolders;
import dev.decant.runtime.plugin.OptionName;
import dev.decant.runtime.plugin.PluginCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SectionBinderTest {
    /** No plugins: only the runtime's own defaults. */
    private final PluginCatalog catalog = new PluginFolders(Path.of("unused")).discover();

    private final Problems problems = new Problems();

    enum Pace {
        SLOW,
        VERY_FAST
    }

    record Inner(int x) {}

    record Everything(
            int anInteger,
            long aLong,
            double aNumber,
            boolean flag,
            String text,
            Path folder,
            Pace pace,
            Duration pause,
            OptionalInt maybeInteger,
            OptionalLong maybeLong,
            OptionalDouble maybeNumber,
            Optional<String> maybeText,
            Optional<Inner> maybeInner,
            List<Integer> many,
            List<Inner> inners,
            Inner inner,
            Map<String, Double> named) {}

    @Test
    void bindsEveryType() {
        Everything bound = bind(Everything.class, """
                an-integer = 1e3, a-long = 9007199254740993, a-number = .5, flag = yes, text = 007, folder = a/b,
                pace = very-fast, pause = 250ms, maybe-integer = 3, maybe-long = 4, maybe-number = 5, maybe-text = six
                maybe-inner { x = 7 }, many = 8, inners { x = 9 }, inner { x = 10 }, named { b = 1, a = 2.5 }
                """);

        assertThat(problems.all()).isEmpty();
        assertThat(bound)
                .isEqualTo(new Everything(
                        1000,
                        9007199254740993L,
                        0.5,
                        true,
                        "007",
                        Path.of("a/b"),
                        Pace.VERY_FAST,
                        Duration.ofMillis(250),
                        OptionalInt.of(3),
                        OptionalLong.of(4),
                        OptionalDouble.of(5),
                        Optional.of("six"),
                        Optional.of(new Inner(7)),
                        List.of(8),
                        List.of(new Inner(9)),
                        new Inner(10),
                        Map.of("a", 2.5, "b", 1.0)));
    }

    record Absent(OptionalInt a, OptionalLong b, OptionalDouble c, Optional<String> d) {}

    @Test
    void whatMayBeAbsentIsEmptyAlsoWhereItIsNull() {
        Absent empty = new Absent(OptionalInt.empty(), OptionalLong.empty(), OptionalDouble.empty(), Optional.empty());

        assertThat(bind(Absent.class, "")).isEqualTo(empty);
        assertThat(bind(Absent.class, "a = null, d = null")).isEqualTo(empty);
    }

    record Limited(
            @Range(min = 1, max = 3) int a,
            @Range(min = 0.5) double b,
            @Range(max = 2) List<Double> c,
            @Range(min = 1, max = 60) Duration d) {}

    @Test
    void reportsEveryValueOutOfRange() {
        attempt(Limited.class, "a = 4\nb = 0.25\nc = [1, 3]\nd = 2m");

        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactly(
                        "test:1: a: got 4; expected an integer from 1 to 3",
                        "test:2: b: got 0.25; expected a number of at least 0.5",
                        "test:3: c[1]: got 3; expected a number of at most 2",
                        "test:4: d: got \"2m\"; expected a duration with its unit, such as 10s, 250ms, 6h from 1 to 60"
                                + " seconds");
    }

    record Wrong(int a, int b, long c, double d, boolean e, Pace f, Duration g, Inner h, String i, List<Integer> j) {}

    @Test
    void reportsEveryWrongType() {
        attempt(Wrong.class, """
                a = 1.5
                b = 3000000000
                c = many
                d = NaN
                e = 2
                f = very-fats
                g = 10
                h = 1
                i = [x]
                j { x = 1 }
                """);

        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactly(
                        "test:1: a: got 1.5; expected an integer",
                        "test:2: b: got 3000000000; expected an integer",
                        "test:3: c: got \"many\"; expected an integer",
                        "test:4: d: got \"NaN\"; expected a number",
                        "test:5: e: got 2; expected true or false",
                        "test:6: f: got \"very-fats\"; expected one of slow, very-fast; did you mean very-fast?",
                        "test:7: g: got 10; expected a duration with its unit, such as 10s, 250ms, 6h",
                        "test:8: h: got 1; expected a section { ... } with x",
                        "test:9: i: got [\"x\"]; expected text",
                        "test:10: j: got {\"x\":1}; expected a list, each an integer");
    }

    record Sum(double a, double b) {
        Sum {
            if (a + b != 1) {
                throw new IllegalArgumentException("a and b must sum to 1");
            }
        }
    }

    @Test
    void reportsMissingAndUnknownKeysAndWhatARecordRefuses() {
        attempt(Sum.class, "a = 1\nbb = 2");
        attempt(Sum.class, "a = 1\nb = 2");

        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactly(
                        "test:2: bb: unknown key with value 2; expected one of a, b; did you mean b?",
                        "test:1: b: missing; expected a number",
                        "test:1: a and b must sum to 1");
    }

    @Test
    void keysAreKebabCase() {
        assertThat(OptionName.of("learningRate")).isEqualTo("learning-rate");
        assertThat(OptionName.of("beta1")).isEqualTo("beta1");
        assertThat(OptionName.of("TARGET_VARIANCE")).isEqualTo("target-variance");
        assertThat(OptionName.of("useGELUUnits")).isEqualTo("use-gelu-units");
    }

    record Numbers(int i, long l, double d, List<Long> many) {}

    @Property(tries = 200)
    void numbersComeBackExactly(
            @ForAll int i, @ForAll long l, @ForAll double d, @ForAll @Size(max = 5) List<Long> many) {
        SectionBinder binder = new SectionBinder(catalog, problems);
        String text = "i = " + i + "\nl = " + l + "\nd = " + d + "\nmany = " + many;

        assertThat(binder.record(Numbers.class, ConfigFactory.parseString(text).root(), ""))
                .contains(new Numbers(i, l, d, many));
    }

    record Share(@Range(min = 0, max = 1) double share) {}

    @Property(tries = 200)
    void aRangeIsClosed(@ForAll @DoubleRange(min = -2, max = 2) double share) {
        SectionBinder binder = new SectionBinder(catalog, new Problems());
        String text = "share = " + share;

        assertThat(binder.record(Share.class, ConfigFactory.parseString(text).root(), "")
                        .isPresent())
                .isEqualTo(share >= 0 && share <= 1);
    }

    private <R extends Record> R bind(Class<R> type, String text) {
        return attempt(type, text)
                .orElseThrow(() -> new AssertionError(problems.all().toString()));
    }

    private <R extends Record> Optional<R> attempt(Class<R> type, String text) {
        var section = ConfigFactory.parseString(
                        text, ConfigParseOptions.defaults().setOriginDescription("test"))
                .resolve()
                .root();
        return new SectionBinder(catalog, problems).record(type, section, "");
    }
}
