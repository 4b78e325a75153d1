package dev.decant.runtime.config;

import dev.decant.api.plugin.ExtensionKind;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The value types of Java types. */
final class BoundTypes {
    private BoundTypes() {}

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
                return new ValueType.Maybe(raw, of(arguments[0], name));
            }
            if (raw == List.class) {
                return new ValueType.Several(of(arguments[0], name));
            }
            if (raw == Map.class && arguments[0] == String.class) {
                return new ValueType.Named(of(arguments[1], name), Optional.empty());
            }
            if (raw == Selected.class && arguments[0] instanceof ParameterizedType extension) {
                return new SectionType.Selection(kind((Class<?>) extension.getRawType(), name));
            }
        } else if (type instanceof Class<?> plain) {
            return of(plain);
        }
        throw new IllegalArgumentException("no configuration value can be bound to " + type + " of " + name);
    }

    private static ValueType of(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return ValueType.Scalar.INTEGER;
        } else if (type == long.class || type == Long.class) {
            return ValueType.Scalar.LONG;
        } else if (type == double.class || type == Double.class) {
            return ValueType.Scalar.NUMBER;
        } else if (type == boolean.class || type == Boolean.class) {
            return ValueType.Scalar.BOOLEAN;
        } else if (type == String.class) {
            return ValueType.Scalar.TEXT;
        } else if (type == Path.class) {
            return ValueType.Scalar.PATH;
        } else if (type == Duration.class) {
            return ValueType.Scalar.DURATION;
        } else if (type == OptionalInt.class) {
            return new ValueType.Maybe(type, ValueType.Scalar.INTEGER);
        } else if (type == OptionalLong.class) {
            return new ValueType.Maybe(type, ValueType.Scalar.LONG);
        } else if (type == OptionalDouble.class) {
            return new ValueType.Maybe(type, ValueType.Scalar.NUMBER);
        } else if (type.isEnum()) {
            return new ValueType.Choice(type);
        } else if (type.isRecord()) {
            return new SectionType.Fixed(type.asSubclass(Record.class));
        } else if (type.isSealed()) {
            return alternatives(type);
        }
        throw new IllegalArgumentException("no configuration value can be bound to " + type);
    }

    private static ValueType alternatives(Class<?> type) {
        return new SectionType.OneOf(Arrays.stream(type.getPermittedSubclasses())
                .map(alternative -> new SectionType.Fixed(alternative.asSubclass(Record.class)))
                .toList());
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
}
