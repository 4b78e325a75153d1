package dev.decant.runtime.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.decant.api.config.InputFormat;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.runtime.plugin.PluginCatalog;
import java.util.List;
import java.util.Optional;

/** Gives external data sets the form of the experiment's data, which its networks were trained on. */
final class ExternalFormat {
    private final PluginCatalog catalog;

    ExternalFormat(PluginCatalog catalog) {
        this.catalog = catalog;
    }

    /** The set's section with how records are read, and the options of the data that decide the input's form, where it has none. */
    ConfigObject of(ConfigObject root, ConfigObject set) {
        ConfigObject completed = set;
        if (!(root.get(TopLevel.DATA) instanceof ConfigObject data)) {
            return set;
        }
        for (SectionKey key : SectionKey.of(ReadingConfig.class)) {
            ConfigValue value = data.get(key.name());
            if (set.get(key.name()) == null && value != null) {
                completed = completed.withValue(key.name(), value);
            }
        }
        List<String> known = formatKeys(set);
        for (String key : formatKeys(data)) {
            ConfigValue value = data.get(key);
            if (known.contains(key) && set.get(key) == null && value != null) {
                completed = completed.withValue(key, value);
            }
        }
        return completed;
    }

    /** The keys of a chosen source's section that its record marks. */
    private List<String> formatKeys(ConfigObject section) {
        return Optional.ofNullable(section.get(SectionCompletion.TYPE))
                .flatMap(name -> catalog.find(ExtensionKind.DATA, String.valueOf(name.unwrapped())))
                .map(found -> SectionKey.of(found.extension().configType()).stream()
                        .filter(key -> key.component().isAnnotationPresent(InputFormat.class))
                        .map(SectionKey::name)
                        .toList())
                .orElse(List.of());
    }
}
