package dev.decant.runtime.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.config.Range;
import dev.decant.api.extension.Extension;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.runtime.config.source.WrittenOrder;
import dev.decant.runtime.plugin.LoadedExtension;
import dev.decant.runtime.plugin.NearestName;
import dev.decant.runtime.plugin.PluginCatalog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Binds completed sections to records and collects every problem. A method that returns an empty value has reported
 * why.
 */
final class SectionBinder {
    private final PluginCatalog catalog;
    private final Problems problems;
    private final WrittenOrder order;

    /** @param problems receives what is wrong */
    SectionBinder(PluginCatalog catalog, Problems problems) {
        this(catalog, problems, WrittenOrder.NONE);
    }

    /** @param order that the names of maps are bound in */
    SectionBinder(PluginCatalog catalog, Problems problems, WrittenOrder order) {
        this.catalog = catalog;
        this.problems = problems;
        this.order = order;
    }

    /** Binds a section to a record. */
    <R extends Record> Optional<R> record(Class<R> type, ConfigObject section, String path) {
        List<SectionKey> keys = SectionKey.of(type);
        if (SectionKey.inlineSelection(type).isEmpty()) {
            unknownKeys(section, SectionKey.names(type), path);
        }
        List<Object> values = new ArrayList<>();
        for (SectionKey key : keys) {
            Optional<Object> value = key.inline()
                    ? value(key.valueType(), key.own(type, section), path, key.range())
                    : component(key, section, join(path, key.name()));
            value.ifPresent(values::add);
        }
        return values.size() == keys.size() ? created(type, values, section.origin(), path) : Optional.empty();
    }

    private <R extends Record> Optional<R> created(
            Class<R> type, List<Object> values, ConfigOrigin origin, String path) {
        try {
            return Optional.of(RecordFactory.create(type, values));
        } catch (InvalidConfiguration e) {
            problems.report(origin, path, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void unknownKeys(ConfigObject section, Collection<String> known, String path) {
        for (Map.Entry<String, ConfigValue> entry : new TreeMap<>(section).entrySet()) {
            String name = entry.getKey();
            if (!known.contains(name)) {
                ConfigValue value = entry.getValue();
                String expected = known.isEmpty() ? "no keys here" : Wording.oneOf(new TreeSet<>(known));
                problems.report(
                        value.origin(),
                        join(path, name),
                        "unknown key with value " + Wording.written(value) + "; expected " + expected
                                + Wording.didYouMean(NearestName.of(name, known)));
            }
        }
    }

    private Optional<Object> component(SectionKey key, ConfigObject section, String path) {
        ValueType type = key.valueType();
        ConfigValue value = section.get(key.name());
        if (value != null && value.valueType() != ConfigValueType.NULL) {
            return value(type, value, path, key.range());
        }
        if (type instanceof ValueType.Maybe maybe) {
            return Optional.of(maybe.absent());
        }
        problems.report(section.origin(), path, "missing; expected " + key.expected());
        return Optional.empty();
    }

    /** Binds a section that chooses an extension; its own keys are those of the extension's record and {@code type}. */
    Optional<Selected<Extension<Record>>> selection(ExtensionKind<?> kind, ConfigObject section, String path) {
        return extension(kind, section, join(path, SectionCompletion.TYPE)).flatMap(found -> {
            Extension<Record> extension = untyped(found.extension());
            return record(extension.configType(), section.withoutKey(SectionCompletion.TYPE), path)
                    .map(config -> new Selected<>(found.type(), extension, config));
        });
    }

    private Optional<? extends LoadedExtension<?>> extension(ExtensionKind<?> kind, ConfigObject section, String path) {
        ConfigValue value = section.get(SectionCompletion.TYPE);
        Collection<String> types = catalog.types(kind);
        String known = types.isEmpty() ? "one of none: no plugin provides any" : Wording.oneOf(types);
        if (value == null || value.valueType() == ConfigValueType.NULL) {
            problems.report(section.origin(), path, "missing; expected " + known);
            return Optional.empty();
        }
        Optional<Object> name = plain(ValueType.Scalar.TEXT, value, path, Optional.empty());
        Optional<? extends LoadedExtension<?>> found = name.flatMap(type -> catalog.find(kind, type.toString()));
        if (name.isPresent() && found.isEmpty() && !Problems.reported(value)) {
            problems.report(
                    value.origin(),
                    path,
                    "unknown " + new SectionType.Selection(kind).noun() + " \"" + name.get() + "\"; expected " + known
                            + catalog.advice(kind, name.get().toString()));
        }
        return found;
    }

    /** The catalog pairs an extension with options of its own {@code configType}, so the type variable is safe. */
    @SuppressWarnings("unchecked")
    private static Extension<Record> untyped(Extension<?> extension) {
        return (Extension<Record>) extension;
    }

    private Optional<Object> value(ValueType type, ConfigValue value, String path, Optional<Range> range) {
        if (type instanceof ValueType.Maybe maybe) {
            return value(maybe.element(), value, path, range).map(maybe::present);
        } else if (type instanceof ValueType.Several several) {
            return list(several, value, path, range);
        } else if (type instanceof ValueType.Scalar scalar) {
            return plain(scalar, value, path, range);
        } else if (type instanceof ValueType.Choice choice) {
            return choice(choice, value, path);
        } else if (!(value instanceof ConfigObject object)) {
            return mismatch(value, path, type.expected(range));
        } else if (type instanceof ValueType.Named named) {
            return named(named, object, path, range);
        } else if (type instanceof SectionType section) {
            return section(section, object, path);
        }
        throw new IllegalArgumentException("no binding for " + type);
    }

    private Optional<Object> section(SectionType type, ConfigObject section, String path) {
        if (type instanceof SectionType.Fixed fixed) {
            return record(fixed.type(), section, path).map(Object.class::cast);
        } else if (type instanceof SectionType.OneOf alternatives) {
            return section(alternatives.of(section), section, path);
        } else if (type instanceof SectionType.Selection selection) {
            return selection(selection.kind(), section, path).map(Object.class::cast);
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
        for (String name : order.sorted(object.keySet(), path.split("\\."))) {
            Optional.ofNullable(object.get(name))
                    .flatMap(value -> value(named.element(), value, join(path, name), range))
                    .ifPresent(element -> values.put(name, element));
        }
        return values.size() == object.size() ? Optional.of(Collections.unmodifiableMap(values)) : Optional.empty();
    }

    private Optional<Object> plain(ValueType.Scalar scalar, ConfigValue value, String path, Optional<Range> range) {
        return PlainValues.scalar(scalar, value, range).or(() -> mismatch(value, path, scalar.expected(range)));
    }

    private Optional<Object> choice(ValueType.Choice choice, ConfigValue value, String path) {
        Optional<String> near = PlainValues.text(value).flatMap(name -> NearestName.of(name, choice.names()));
        return PlainValues.choice(choice, value)
                .or(() -> mismatch(value, path, choice.expected(Optional.empty()) + Wording.didYouMean(near)));
    }

    private Optional<Object> mismatch(ConfigValue value, String path, String expected) {
        if (!Problems.reported(value)) {
            problems.report(value.origin(), path, Wording.mismatch(value, expected));
        }
        return Optional.empty();
    }

    /** {@code base.name}. */
    static String join(String base, String name) {
        return base.isEmpty() ? name : base + "." + name;
    }
}
