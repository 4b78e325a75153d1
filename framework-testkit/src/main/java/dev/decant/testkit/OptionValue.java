package dev.decant.testkit;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** A single value of a configuration as the Java type that an option has. */
final class OptionValue {
    private OptionValue() {}

    static Object of(Class<?> type, ConfigValue value, String path) {
        try {
            String text = value.atKey("v").getString("v");
            if (type.isEnum()) {
                return constant(type, text);
            } else if (type == String.class) {
                return text;
            } else if (type == Path.class) {
                return Path.of(text);
            } else if (type == Duration.class) {
                return value.atKey("v").getDuration("v");
            } else if (type == boolean.class || type == Boolean.class) {
                return value.atKey("v").getBoolean("v");
            } else if (type == int.class || type == Integer.class) {
                return new BigDecimal(text).intValueExact();
            } else if (type == long.class || type == Long.class) {
                return new BigDecimal(text).longValueExact();
            } else if (type == double.class || type == Double.class) {
                return new BigDecimal(text).doubleValue();
            }
        } catch (ConfigException | ArithmeticException | IllegalArgumentException e) {
            throw new IllegalArgumentException(path + " is " + value.unwrapped() + ": " + e.getMessage(), e);
        }
        throw new IllegalArgumentException(path + " is a " + type.getName() + ", which nothing binds");
    }

    /** {@code learningRate} and {@code LEARNING_RATE} are {@code learning-rate}. */
    static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1-$2")
                .replace('_', '-')
                .toLowerCase(Locale.ROOT);
    }

    private static Object constant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> kebab(((Enum<?>) constant).name()).equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("not one of " + Arrays.toString(type.getEnumConstants())));
    }
}
