package dev.decant.testkit;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Binds a section to a record by the names of its components, as a run does, but stops at the first problem. Sections
 * that choose another extension are left to the runtime.
 */
final class OptionsBinder {
    private static final Map<Class<?>, Object> ABSENT = Map.of(
            Optional.class, Optional.empty(),
            OptionalInt.class, OptionalInt.empty(),
            OptionalLong.class, OptionalLong.empty(),
            OptionalDouble.class, OptionalDouble.empty());

    private OptionsBinder() {}

    static <R extends Record> R bind(Class<R> type, ConfigObject section, String path) {
        RecordComponent[] components = type.getRecordComponents();
        TreeSet<String> unknown = new TreeSet<>(section.keySet());
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String key = OptionValue.kebab(components[i].getName());
            unknown.remove(key);
            values[i] = component(components[i], Optional.ofNullable(section.get(key)), path + "." + key);
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    path + " has " + unknown + ", which " + type.getSimpleName() + " has not");
        }
        return create(type, components, values);
    }

    private static Object component(RecordComponent component, Optional<ConfigValue> value, String path) {
        if (value.isPresent() && value.get().valueType() != ConfigValueType.NULL) {
            return value(component.getGenericType(), value.get(), path);
        }
        Object absent = ABSENT.get(component.getType());
        if (absent == null) {
            throw new IllegalArgumentException(path + " is missing");
        }
        return absent;
    }

    private static Object value(Type type, ConfigValue value, String path) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == Optional.class) {
                return Optional.of(value(arguments[0], value, path));
            } else if (generic.getRawType() == List.class) {
                return elements(arguments[0], value, path);
            } else if (generic.getRawType() == Map.class && value instanceof ConfigObject object) {
                return entries(arguments[1], object, path);
            }
            throw new IllegalArgumentException(path + " is a " + type + ", which only a run can bind");
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord() && value instanceof ConfigObject object) {
            return bind(plain.asSubclass(Record.class), object, path);
        } else if (plain == OptionalInt.class) {
            return OptionalInt.of((Integer) OptionValue.of(int.class, value, path));
        } else if (plain == OptionalLong.class) {
            return OptionalLong.of((Long) OptionValue.of(long.class, value, path));
        } else if (plain == OptionalDouble.class) {
            return OptionalDouble.of((Double) OptionValue.of(double.class, value, path));
        }
        return OptionValue.of(plain, value, path);
    }

    /** One element alone is a list of one. */
    private static List<Object> elements(Type type, ConfigValue value, String path) {
        if (!(value instanceof ConfigList list)) {
            return List.of(value(type, value, path));
        }
        List<Object> elements = new ArrayList<>();
        for (ConfigValue element : list) {
            elements.add(value(type, element, path + "[" + elements.size() + "]"));
        }
        return List.copyOf(elements);
    }

    private static Map<String, Object> entries(Type type, ConfigObject object, String path) {
        Map<String, Object> entries = new LinkedHashMap<>();
        new TreeMap<>(object).forEach((name, value) -> entries.put(name, value(type, value, path + "." + name)));
        return entries;
    }

    private static <R extends Record> R create(Class<R> type, RecordComponent[] components, Object[] values) {
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException("the constructor of " + type.getName() + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot create " + type.getName(), e);
        }
    }
}
