package dev.decant.runtime.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.config.Range;
import dev.decant.api.plugin.Extension;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.runtime.plugin.LoadedExtension;
import dev.decant.runtime.plugin.NearestName;
import dev.decant.runtime.plugin.PluginCatalog;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
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
 * Binds completed sections to records and collects every problem. A method that returns an empty value has reported
 * why.
 */
final class SectionBinder {
    /** The origin of what stands in for a substitution that was reported as unresolved. */
    static final String UNRESOLVED = "unresolved substitution";

    private final PluginCatalog catalog;
    private final List<Problem> problems;

    /** @param problems receives what is wrong */
    SectionBinder(PluginCatalog catalog, List<Problem> problems) {
        this.catalog = catalog;
        this.problems = problems;
    }

    /** Binds a section that chooses an extension; its own keys are those of the extension's record and {@code type}. */
    Optional<Selected<Extension<Record>>> selection(ExtensionKind<?> kind, ConfigObject section, String path) {
        ConfigValue value = section.get(SectionCompletion.TYPE);
        String typePath = join(path, SectionCompletion.TYPE);
        String known = known(catalog.types(kind));
        if (value == null || value.valueType() == ConfigValueType.NULL) {
            report(section.origin(), typePath, "missing; expected " + known);
            return Optional.empty();
        }
        Optional<Object> type = scalar(ValueType.Scalar.TEXT, value, typePath, Optional.empty());
        if (type.isEmpty()) {
            return Optional.empty();
        }
        String name = String.valueOf(type.get());
        Optional<? extends LoadedExtension<?>> found = catalog.find(kind, name);
        if (found.isEmpty()) {
            if (!stands(value)) {
                report(
                        value.origin(),
                        typePath,
                        "unknown " + new ValueType.Selection(kind).noun() + " \"" + name + "\"; expected " + known
                                + didYouMean(catalog.suggest(kind, name)));
            }
            return Optional.empty();
        }
        Extension<Record> extension = untyped(found.get().extension());
        return record(extension.configType(), section.withoutKey(SectionCompletion.TYPE), path)
                .map(config -> new Selected<>(name, extension, config));
    }

    /** The catalog pairs an extension with options of its own {@code configType}, so the type variable is safe. */
    @SuppressWarnings("unchecked")
    private static Extension<Record> untyped(Extension<?> extension) {
        return (Extension<Record>) extension;
    }

    /** Binds a section to a record. */
    <R extends Record> Optional<R> record(Class<R> type, ConfigObject section, String path) {
        List<SectionKey> keys = SectionKey.of(type);
        unknownKeys(section, keys.stream().map(SectionKey::name).toList(), path);
        List<Object> values = new ArrayList<>();
        for (SectionKey key : keys) {
            component(key, section, join(path, key.name())).ifPresent(values::add);
        }
        return values.size() == keys.size() ? create(type, values, section.origin(), path) : Optional.empty();
    }

    /** Reports every key of the section that is not among the known ones. */
    void unknownKeys(ConfigObject section, Collection<String> known, String path) {
        for (Map.Entry<String, ConfigValue> entry : new TreeMap<>(section).entrySet()) {
            String name = entry.getKey();
            if (!known.contains(name)) {
                ConfigValue value = entry.getValue();
                String expected = known.isEmpty() ? "no keys here" : oneOf(new TreeSet<>(known));
                report(
                        value.origin(),
                        join(path, name),
                        "unknown key with value " + render(value) + "; expected " + expected
                                + didYouMean(NearestName.of(name, known)));
            }
        }
    }

    private Optional<Object> component(SectionKey key, ConfigObject section, String path) {
        ValueType type = ValueType.of(key.type(), key.name());
        ConfigValue value = section.get(key.name());
        if (value != null && value.valueType() != ConfigValueType.NULL) {
            return value(type, value, path, key.range());
        }
        if (type instanceof ValueType.Maybe maybe) {
            return Optional.of(absent(maybe));
        }
        report(section.origin(), path, "missing; expected " + type.expected(key.range()));
        return Optional.empty();
    }

    /** Binds one value. */
    Optional<Object> value(ValueType type, ConfigValue value, String path, Optional<Range> range) {
        if (type instanceof ValueType.Maybe maybe) {
            return value(maybe.element(), value, path, range).map(element -> present(maybe, element));
        } else if (type instanceof ValueType.Several several) {
            return list(several, value, path, range);
        } else if (type instanceof ValueType.Scalar scalar) {
            return scalar(scalar, value, path, range);
        } else if (type instanceof ValueType.Choice choice) {
            return choice(choice, value, path);
        }
        if (!(value instanceof ConfigObject object)) {
            return mismatch(value, path, type.expected(range));
        }
        if (type instanceof ValueType.Section section) {
            return record(section.type(), object, path).map(Object.class::cast);
        } else if (type instanceof ValueType.Selection selection) {
            return selection(selection.kind(), object, path).map(Object.class::cast);
        } else if (type instanceof ValueType.Named named) {
            return named(named, object, path, range);
        }
        throw new IllegalArgumentException("no binding for " + type);
    }

    private Optional<Object> list(ValueType.Several several, ConfigValue value, String path, Optional<Range> range) {
        if (!(value instanceof ConfigList list)) {
            if (value instanceof ConfigObject && several.element() instanceof ValueType.Scalar) {
                return mismatch(value, path, several.expected(range));
            }
            return value(several.element(), value, path, range).map(List::of);
        }
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            value(several.element(), list.get(i), path + "[" + i + "]", range).ifPresent(elements::add);
        }
        return elements.size() == list.size() ? Optional.of(List.copyOf(elements)) : Optional.empty();
    }

    private Optional<Object> named(ValueType.Named named, ConfigObject object, String path, Optional<Range> range) {
        Map<String, Object> values = new LinkedHashMap<>();
        new TreeMap<>(object)
                .forEach((name, value) -> value(named.element(), value, join(path, name), range)
                        .ifPresent(element -> values.put(name, element)));
        return values.size() == object.size() ? Optional.of(Collections.unmodifiableMap(values)) : Optional.empty();
    }

    private Optional<Object> choice(ValueType.Choice choice, ConfigValue value, String path) {
        Optional<String> text = text(value);
        if (text.isPresent()) {
            int index = choice.names().indexOf(text.get());
            if (index >= 0) {
                return Optional.of(choice.type().getEnumConstants()[index]);
            }
        }
        return mismatch(
                value,
                path,
                choice.expected(Optional.empty())
                        + didYouMean(text.flatMap(name -> NearestName.of(name, choice.names()))));
    }

    private Optional<Object> scalar(ValueType.Scalar scalar, ConfigValue value, String path, Optional<Range> range) {
        Optional<Object> bound = text(value).flatMap(text -> convert(scalar, text, value));
        if (bound.isEmpty() || !within(bound.get(), range)) {
            return mismatch(value, path, scalar.expected(range));
        }
        return bound;
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
        } catch (NumberFormatException | InvalidPathException | ConfigException e) {
            return Optional.empty();
        } catch (ArithmeticException e) {
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

    /** What a scalar was written as; a number keeps its digits. */
    private static Optional<String> text(ConfigValue value) {
        return switch (value.valueType()) {
            case STRING, NUMBER, BOOLEAN -> Optional.of(value.atKey("v").getString("v"));
            case OBJECT, LIST, NULL -> Optional.empty();
        };
    }

    private <R extends Record> Optional<R> create(
            Class<R> type, List<Object> values, ConfigOrigin origin, String path) {
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(values.toArray()));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException || e.getCause() instanceof InvalidConfiguration) {
                report(origin, path, String.valueOf(e.getCause().getMessage()));
                return Optional.empty();
            }
            throw new IllegalStateException("the constructor of " + type.getName() + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot create " + type.getName(), e);
        }
    }

    private static Object present(ValueType.Maybe maybe, Object element) {
        if (maybe.wrapper() == OptionalInt.class) {
            return OptionalInt.of((Integer) element);
        } else if (maybe.wrapper() == OptionalLong.class) {
            return OptionalLong.of((Long) element);
        } else if (maybe.wrapper() == OptionalDouble.class) {
            return OptionalDouble.of((Double) element);
        }
        return Optional.of(element);
    }

    private static Object absent(ValueType.Maybe maybe) {
        if (maybe.wrapper() == OptionalInt.class) {
            return OptionalInt.empty();
        } else if (maybe.wrapper() == OptionalLong.class) {
            return OptionalLong.empty();
        } else if (maybe.wrapper() == OptionalDouble.class) {
            return OptionalDouble.empty();
        }
        return Optional.empty();
    }

    private Optional<Object> mismatch(ConfigValue value, String path, String expected) {
        if (!stands(value)) {
            report(value.origin(), path, "got " + render(value) + "; expected " + expected);
        }
        return Optional.empty();
    }

    private static boolean stands(ConfigValue value) {
        return value.origin().description().contains(UNRESOLVED);
    }

    /** Reports one problem. */
    void report(ConfigOrigin origin, String path, String message) {
        problems.add(Problem.at(origin, path, message));
    }

    /** {@code base.name}. */
    static String join(String base, String name) {
        return base.isEmpty() ? name : base + "." + name;
    }

    static String didYouMean(Optional<String> name) {
        return name.map(near -> "; did you mean " + near + "?").orElse("");
    }

    private static String known(Collection<String> names) {
        return names.isEmpty() ? "one of none: no plugin provides any" : oneOf(names);
    }

    private static String oneOf(Collection<String> names) {
        return names.size() == 1 ? names.iterator().next() : "one of " + String.join(", ", names);
    }

    /** A value as written, cut where it is long. */
    private static String render(ConfigValue value) {
        String text = value.valueType() == ConfigValueType.NUMBER
                ? value.atKey("v").getString("v")
                : value.render(ConfigRenderOptions.concise());
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }
}
