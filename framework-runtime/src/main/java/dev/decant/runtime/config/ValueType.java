package dev.decant.runtime.config;

import dev.decant.api.config.Range;
import dev.decant.runtime.plugin.OptionName;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The types that a record component of a configuration section may have. */
public sealed interface ValueType
        permits ValueType.Scalar, ValueType.Choice, ValueType.Maybe, ValueType.Several, ValueType.Named, SectionType {
    /** What a value must be, for messages, such as {@code an integer of at least 1}. */
    String expected(Optional<Range> range);

    /** The type's name in a table, such as {@code list of integer}. */
    String label();

    /** Whether the key may be left out. */
    default boolean optional() {
        return false;
    }

    /** The same with words of its own for what is expected, where the type has room for them. */
    default ValueType saying(String words) {
        return this;
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
                    .map(constant -> OptionName.of(((Enum<?>) constant).name()))
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

        @Override
        public ValueType saying(String words) {
            return new Maybe(wrapper, element.saying(words));
        }

        /** The component's value for a key that is there. */
        Object present(Object value) {
            if (wrapper == OptionalInt.class) {
                return OptionalInt.of((Integer) value);
            } else if (wrapper == OptionalLong.class) {
                return OptionalLong.of((Long) value);
            } else if (wrapper == OptionalDouble.class) {
                return OptionalDouble.of((Double) value);
            }
            return Optional.of(value);
        }

        /** The component's value for a key that is left out. */
        Object absent() {
            if (wrapper == OptionalInt.class) {
                return OptionalInt.empty();
            } else if (wrapper == OptionalLong.class) {
                return OptionalLong.empty();
            } else if (wrapper == OptionalDouble.class) {
                return OptionalDouble.empty();
            }
            return Optional.empty();
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

    /** Freely named values; {@code words} say what is expected where the type alone says too little. */
    record Named(ValueType element, Optional<String> words) implements ValueType {
        @Override
        public String expected(Optional<Range> range) {
            return words.orElseGet(() -> "a section of names, each " + element.expected(range));
        }

        @Override
        public ValueType saying(String other) {
            return new Named(element, Optional.of(other));
        }

        @Override
        public String label() {
            return "map of " + element.label();
        }
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
