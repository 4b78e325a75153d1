package dev.decant.runtime.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import dev.decant.api.config.Range;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Reads single values: numbers, texts, paths, durations, and one of several names. Empty where it is none. */
final class PlainValues {
    private PlainValues() {}

    /** The value as the scalar's Java type; a number or duration within its range. */
    static Optional<Object> scalar(ValueType.Scalar scalar, ConfigValue value, Optional<Range> range) {
        return text(value).flatMap(text -> convert(scalar, text, value)).filter(bound -> within(bound, range));
    }

    /** The enum constant that the value names. */
    static Optional<Object> choice(ValueType.Choice choice, ConfigValue value) {
        return text(value)
                .map(name -> choice.names().indexOf(name))
                .filter(index -> index >= 0)
                .map(index -> choice.type().getEnumConstants()[index]);
    }

    /** What a single value was written as; a number keeps its digits. */
    static Optional<String> text(ConfigValue value) {
        return switch (value.valueType()) {
            case STRING, NUMBER, BOOLEAN -> Optional.of(value.atKey("v").getString("v"));
            case OBJECT, LIST, NULL -> Optional.empty();
        };
    }

    private static Optional<Object> convert(ValueType.Scalar scalar, String text, ConfigValue value) {
        try {
            return switch (scalar) {
                case INTEGER -> Optional.of(new BigDecimal(text.strip()).intValueExact());
                case LONG -> Optional.of(new BigDecimal(text.strip()).longValueExact());
                case NUMBER -> Optional.of(new BigDecimal(text.strip()).doubleValue());
                case BOOLEAN -> Optional.of(value.atKey("v").getBoolean("v"));
                case TEXT -> Optional.of(text);
                case PATH -> text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
                case DURATION ->
                    text.strip().matches("[-+.0-9eE]+")
                            ? Optional.empty()
                            : Optional.of(value.atKey("v").getDuration("v"));
            };
        } catch (ArithmeticException | NumberFormatException | InvalidPathException | ConfigException e) {
            return Optional.empty();
        }
    }

    private static boolean within(Object value, Optional<Range> range) {
        double number;
        if (value instanceof Duration duration) {
            number = duration.toNanos() / 1e9;
        } else if (value instanceof Number plain) {
            number = plain.doubleValue();
        } else {
            return true;
        }
        return Double.isFinite(number)
                && range.map(limits -> number >= limits.min() && number <= limits.max())
                        .orElse(true);
    }
}
