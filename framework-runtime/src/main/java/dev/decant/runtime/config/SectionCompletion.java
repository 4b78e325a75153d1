package dev.decant.runtime.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.runtime.plugin.PluginCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Adds to a section the defaults of every extension that it chooses, at any depth, so that what is bound, stored and
 * hashed is the same. What is malformed passes through; the binder reports it.
 */
final class SectionCompletion {
    static final String TYPE = "type";

    private final PluginCatalog catalog;

    SectionCompletion(PluginCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The section with the defaults below it, key by key; the user's values keep their place in the file for messages.
     * (HOCON's own fallback stops for good once a section has lain over a list, as one augmentation does over [].)
     */
    static ConfigObject over(ConfigObject section, ConfigObject defaults) {
        ConfigObject merged = section;
        for (Map.Entry<String, ConfigValue> entry : defaults.entrySet()) {
            ConfigValue own = section.get(entry.getKey());
            if (own == null) {
                merged = merged.withValue(entry.getKey(), entry.getValue());
            } else if (own instanceof ConfigObject inner && entry.getValue() instanceof ConfigObject below) {
                merged = merged.withValue(entry.getKey(), over(inner, below));
            }
        }
        return merged;
    }

    /** The section with one inner section changed, where it has it. */
    static ConfigObject change(ConfigObject section, String key, UnaryOperator<ConfigObject> change) {
        return section.get(key) instanceof ConfigObject inner ? section.withValue(key, change.apply(inner)) : section;
    }

    /** The section with every inner section changed. */
    static ConfigObject changeEach(ConfigObject section, UnaryOperator<ConfigObject> change) {
        ConfigObject changed = section;
        for (String name : section.keySet()) {
            changed = change(changed, name, change);
        }
        return changed;
    }

    /** A section that is bound to a record. */
    ConfigObject section(Class<?> type, ConfigObject section) {
        ConfigObject completed = section;
        for (SectionKey key : SectionKey.of(type)) {
            ConfigValue value = section.get(key.name());
            if (key.inline()) {
                completed = inline(key, type, completed);
            } else if (value != null) {
                ConfigValue with = value(key.valueType(), value);
                completed = with == value ? completed : completed.withValue(key.name(), with);
            }
        }
        return completed;
    }

    private ConfigObject inline(SectionKey key, Class<?> enclosing, ConfigObject section) {
        ConfigObject own = key.own(enclosing, section);
        ConfigObject completed = section;
        if (value(key.valueType(), own) instanceof ConfigObject with && with != own) {
            for (Map.Entry<String, ConfigValue> entry : with.entrySet()) {
                completed = completed.withValue(entry.getKey(), entry.getValue());
            }
        }
        return completed;
    }

    /** A section that chooses an extension. */
    ConfigObject selection(ExtensionKind<?> kind, ConfigObject section) {
        ConfigValue type = section.get(TYPE);
        if (type == null || type.valueType() != ConfigValueType.STRING) {
            return section;
        }
        String name = String.valueOf(type.unwrapped());
        return catalog.find(kind, name)
                .map(found -> section(found.extension().configType(), over(section, catalog.defaults(kind, name))))
                .orElse(section);
    }

    private ConfigValue value(ValueType type, ConfigValue value) {
        if (type instanceof ValueType.Maybe maybe) {
            return value(maybe.element(), value);
        } else if (type instanceof ValueType.Several several) {
            return list(several, value);
        } else if (!(value instanceof ConfigObject object)) {
            return value;
        } else if (type instanceof SectionType.Selection selection) {
            return selection(selection.kind(), object);
        } else if (type instanceof SectionType.Fixed section) {
            return section(section.type(), object);
        } else if (type instanceof SectionType.OneOf alternatives) {
            return section(alternatives.of(object).type(), object);
        } else if (type instanceof ValueType.Named named) {
            ConfigObject completed = object;
            for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
                completed = completed.withValue(entry.getKey(), value(named.element(), entry.getValue()));
            }
            return completed;
        }
        return value;
    }

    /** One element alone becomes a list of one. */
    private ConfigValue list(ValueType.Several several, ConfigValue value) {
        if (value.valueType() == ConfigValueType.NULL) {
            return value;
        }
        List<ConfigValue> elements = new ArrayList<>();
        if (value instanceof ConfigList list) {
            list.forEach(element -> elements.add(value(several.element(), element)));
        } else {
            elements.add(value(several.element(), value));
        }
        return ConfigValueFactory.fromIterable(elements).withOrigin(value.origin());
    }
}
