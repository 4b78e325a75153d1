package dev.decant.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.decant.api.plugin.ExtensionKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class OptionsBinderTest {
    enum Colour {
        RED,
        DARK_BLUE
    }

    record Inner(boolean on, Duration every) {
        Inner {
            if (every.isNegative()) {
                throw new IllegalArgumentException("every is negative");
            }
        }
    }

    record Everything(
            int count,
            long bigNumber,
            double rate,
            String text,
            Path path,
            Colour colour,
            Inner inner,
            List<Integer> numbers,
            List<Inner> inners,
            Map<String, Double> named,
            Optional<Colour> colourOrNone,
            OptionalInt anInt,
            OptionalLong aLong,
            OptionalDouble aDouble) {}

    private static final String LEAST = """
            count = 1e3, big-number = 10000000000, rate = 2, text = 3.50, path = a/b, colour = dark-blue,
            inner { on = yes, every = 6h }, numbers = 5, inners = [], named { b = 2, a = 1 }
            """;

    @Test
    void everyTypeIsBoundByTheNameOfItsComponent() {
        assertThat(bind(Everything.class, LEAST))
                .isEqualTo(new Everything(
                        1000,
                        10_000_000_000L,
                        2,
                        "3.50",
                        Path.of("a", "b"),
                        Colour.DARK_BLUE,
                        new Inner(true, Duration.ofHours(6)),
                        List.of(5),
                        List.of(),
                        Map.of("a", 1.0, "b", 2.0),
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalLong.empty(),
                        OptionalDouble.empty()));
        Everything more = bind(
                Everything.class,
                LEAST
                        + "numbers = [1, 2], inners = [{ on = false, every = 250ms }], colour-or-none = red, an-int = 1, a-long = 2, a-double = 3");
        assertThat(more.numbers()).containsExactly(1, 2);
        assertThat(more.inners()).containsExactly(new Inner(false, Duration.ofMillis(250)));
        assertThat(more.colourOrNone()).contains(Colour.RED);
        assertThat(more.anInt()).hasValue(1);
        assertThat(more.aLong()).hasValue(2);
        assertThat(more.aDouble()).hasValue(3);
    }

    @Test
    void theFirstProblemIsNamedWithItsPath() {
        refuses(Inner.class, "on = yes", "x.every is missing");
        refuses(Inner.class, "on = yes, every = 1s, colour = red", "x has [colour], which Inner has not");
        refuses(Inner.class, "on = maybe, every = 1s", "x.on is maybe");
        refuses(Inner.class, "on = yes, every = -1s", "every is negative");
        refuses(Everything.class, LEAST + "count = 1.5", "x.count is 1.5");
        refuses(Everything.class, LEAST + "colour = green", "x.colour is green: not one of [RED, DARK_BLUE]");
        record Unbindable(Supplier<String> supplier) {}
        refuses(Unbindable.class, "supplier = 1", "which only a run can bind");
    }

    @Test
    void shippedDefaultsAreThoseOfReferenceConfUnlessOverridden() {
        record Toy(String tokens, int stride) {}
        assertThat(ShippedDefaults.of(ExtensionKind.STUDENT, "linear-without-tokens", Toy.class))
                .isEqualTo(new Toy("without", 2));
        assertThat(ShippedDefaults.of(ExtensionKind.STUDENT, "linear-without-tokens", Toy.class, "stride = 3"))
                .isEqualTo(new Toy("without", 3));
        assertThatThrownBy(() -> ShippedDefaults.of(ExtensionKind.STUDENT, "unheard-of", Toy.class))
                .hasMessage("no reference.conf on the class path has defaults.student.unheard-of");
    }

    private static <R extends Record> R bind(Class<R> type, String text) {
        return OptionsBinder.bind(type, ConfigFactory.parseString(text).root(), "x");
    }

    private static void refuses(Class<? extends Record> type, String text, String message) {
        assertThatThrownBy(() -> bind(type, text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
