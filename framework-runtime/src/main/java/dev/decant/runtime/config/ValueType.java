package dev.decant.runtime.config;

import dev.decant.api.config.Range;
import dev.decant.api.plugin.ExtensionKind;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The types that a record component of a configuration section may have. */
public sealed interface ValueType {
    /** What a value must be, for messages, such as {@code an integer of at least 1}. */
    String expected(Optional<Range> range);

    /** The type's name in a table, such as {@code list of integer}. */
    String label();

    /** Whether the key may be left out. */
    default boolean optional() {
        return false;
    }

    /** A single value that is written as text or a number. */
    enum Scalar implements ValueType {
        INTEGER("integer", "an integer"),
        LONG("integer", "an integer"),
        NUMBER("number", "a number"),
        BOOLEAN("boolean", "true or false"),
        TEXT("text", "text"),
        PATH("path", "a path"),
        DURATION("duration", "a duration with its unit, such as 10s, 250ms, 6h");

        private final String label;
        private final String expected;

        Scalar(String label, String expected) {
            this.label = label;
            this.expected = expected;
        }

        @Override
        public String expected(Optional<Range> range) {
            return range.map(limits -> expected + limits(limits, this == DURATION ? " seconds" : ""))
                    .orElse(expected);
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** One of several names. */
    record Choice(Class<?> type) implements ValueType {
        /** The names in kebab case. */
        public List<String> names() {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> SectionKey.kebab(((Enum<?>) constant).name()))
                    .toList();
        }

        @Override
        public String expected(Optional<Range> range) {
            return names().size() == 1 ? names().get(0) : "one of " + String.join(", ", names());
        }

        @Override
        public String label() {
            return String.join(" | ", names());
        }
    }

    /** A key that may be left out; {@code wrapper} is {@code Optional}, {@code OptionalInt} or one of its siblings. */
    record Maybe(Class<?> wrapper, ValueType element) implements ValueType {
        @Override
        public String expected(Optional<Range> range) {
            return element.expected(range);
        }

        @Override
        public String label() {
            return element.label();
        }

        @Override
        public boolean optional() {
            return true;
        }
    }

    /** A list, or one of its elements alone. */
    record Several(ValueType element) implements ValueType {
        @Override
        public String expected(Optional<Range> range) {
            return "a list, each " + element.expected(range);
        }

        @Override
        public String label() {
            return "list of " + element.label();
        }
    }

    /** Freely named values. */
    record Named(ValueType element) implements ValueType {
        @Override
        public String expected(Optional<Range> range) {
            return "a section of names, each " + element.expected(range);
        }

        @Override
        public String label() {
            return "map of " + element.label();
        }
    }

    /** A section bound to a record. */
    record Section(Class<? extends Record> type) implements ValueType {
        @Override
        public String expected(Optional<Range> range) {
            return "a section { ... } with "
                    + String.join(
                            ", ",
                            SectionKey.of(type).stream().map(SectionKey::name).toList());
        }

        @Override
        public String label() {
            return "section";
        }
    }

    /** A section that chooses an extension by its {@code type}. */
    record Selection(ExtensionKind<?> kind) implements ValueType {
        /** The kind as a sentence names it. */
        String noun() {
            return kind.noun();
        }

        @Override
        public String expected(Optional<Range> range) {
            return "a section { type = ... } that names " + ("aeiou".indexOf(noun().charAt(0)) >= 0 ? "an " : "a ")
                    + noun();
        }

        @Override
        public String label() {
            return kind.label();
        }
    }

    /**
     * The value type of a record component.
     *
     * @param name the key; it tells teacher from student where both are networks
     * @throws IllegalArgumentException if no configuration value can be bound to the Java type
     */
    static ValueType of(Type type, String name) {
        if (type instanceof ParameterizedType parameterized) {
            Class<?> raw = (Class<?>) parameterized.getRawType();
            Type[] arguments = parameterized.getActualTypeArguments();
            if (raw == Optional.class) {
                return new Maybe(raw, of(arguments[0], name));
            }
            if (raw == List.class) {
                return new Several(of(arguments[0], name));
            }
            if (raw == Map.class && arguments[0] == String.class) {
                return new Named(of(arguments[1], name));
            }
            if (raw == Selected.class && arguments[0] instanceof ParameterizedType extension) {
                return new Selection(kind((Class<?>) extension.getRawType(), name));
            }
        } else if (type instanceof Class<?> plain) {
            return of(plain);
        }
        throw new IllegalArgumentException("no configuration value can be bound to " + type + " of " + name);
    }

    private static ValueType of(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return Scalar.INTEGER;
        } else if (type == long.class || type == Long.class) {
            return Scalar.LONG;
        } else if (type == double.class || type == Double.class) {
            return Scalar.NUMBER;
        } else if (type == boolean.class || type == Boolean.class) {
            return Scalar.BOOLEAN;
        } else if (type == String.class) {
            return Scalar.TEXT;
        } else if (type == Path.class) {
            return Scalar.PATH;
        } else if (type == Duration.class) {
            return Scalar.DURATION;
        } else if (type == OptionalInt.class) {
            return new Maybe(type, Scalar.INTEGER);
        } else if (type == OptionalLong.class) {
            return new Maybe(type, Scalar.LONG);
        } else if (type == OptionalDouble.class) {
            return new Maybe(type, Scalar.NUMBER);
        } else if (type.isEnum()) {
            return new Choice(type);
        } else if (type.isRecord()) {
            return new Section(type.asSubclass(Record.class));
        }
        throw new IllegalArgumentException("no configuration value can be bound to " + type);
    }

    /** The kind of this interface; where several share it, the one that the key names, else the last. */
    private static ExtensionKind<?> kind(Class<?> extension, String name) {
        List<ExtensionKind<?>> kinds = ExtensionKind.all().stream()
                .filter(kind -> kind.contract() == extension)
                .toList();
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("no configuration selects a " + extension);
        }
        return kinds.stream()
                .filter(kind -> kind.label().equals(name))
                .findFirst()
                .orElse(kinds.get(kinds.size() - 1));
    }

    /** {@code  from 1 to 10}, {@code  of at least 1}, {@code  of at most 10}, or nothing. */
    static String limits(Range range, String unit) {
        boolean low = range.min() > Double.NEGATIVE_INFINITY;
        boolean high = range.max() < Double.POSITIVE_INFINITY;
        if (low && high) {
            return " from " + number(range.min()) + " to " + number(range.max()) + unit;
        } else if (low) {
            return " of at least " + number(range.min()) + unit;
        } else if (high) {
            return " of at most " + number(range.max()) + unit;
        }
        return "";
    }

    /** A number as a person writes it: {@code 65536}, {@code 0.01}, {@code 1.0E-9} only where it is tiny. */
    static String number(double value) {
        if (Math.abs(value) < 1e15 && (value == 0 || Math.abs(value) >= 1e-5)) {
            return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        }
        return Double.toString(value);
    }
}
