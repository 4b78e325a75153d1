package dev.decant.runtime.plugin;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import dev.decant.api.extension.Extension;
import dev.decant.api.plugin.ExtensionKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every extension of the accepted plugins by kind and type, their defaults, and the plugins that were refused. */
public final class PluginCatalog {
    private final Map<ExtensionKind<?>, SortedMap<String, LoadedExtension<?>>> extensions;
    private final List<LoadedPlugin> plugins;
    private final List<RefusedPlugin> refused;
    private final Config defaults;

    PluginCatalog(
            List<LoadedPlugin> plugins, List<LoadedExtension<?>> loaded, List<RefusedPlugin> refused, Config defaults) {
        this.plugins = List.copyOf(plugins);
        this.refused = List.copyOf(refused);
        this.defaults = defaults;
        this.extensions = new LinkedHashMap<>();
        ExtensionKind.all().forEach(kind -> extensions.put(kind, new TreeMap<>()));
        loaded.forEach(extension -> ofKind(extension.kind()).put(extension.type(), extension));
    }

    /** The plugins on the class path of the runtime itself, in an injector of their own. */
    public static PluginCatalog ofClassPath() {
        return of(PluginCatalog.class.getClassLoader());
    }

    /** The plugins that this class loader and its parents see, in an injector of their own. */
    public static PluginCatalog of(ClassLoader loader) {
        return PluginInjector.create(loader).getInstance(PluginCatalog.class);
    }

    /** The extension that a configuration names, or empty if no accepted plugin contributes it. */
    @SuppressWarnings("unchecked") // what stands under a kind is of that kind
    public <E extends Extension<?>> Optional<LoadedExtension<E>> find(ExtensionKind<E> kind, String type) {
        return Optional.ofNullable((LoadedExtension<E>) ofKind(kind).get(type));
    }

    /** The known types of a kind, sorted. */
    public SortedSet<String> types(ExtensionKind<?> kind) {
        return new TreeSet<>(ofKind(kind).keySet());
    }

    /** The extensions of a kind, sorted by type. */
    public List<LoadedExtension<?>> extensions(ExtensionKind<?> kind) {
        return List.copyOf(ofKind(kind).values());
    }

    /** The known type nearest to one that is unknown. */
    public Optional<String> suggest(ExtensionKind<?> kind, String type) {
        return NearestName.of(type, types(kind));
    }

    /**
     * What helps with a type that no accepted plugin has: the known one that is nearest or, where none is near, where plugins
     * are looked for. It follows a message, semicolon included.
     */
    public String advice(ExtensionKind<?> kind, String type) {
        return suggest(kind, type)
                .map(near -> "; did you mean " + near + "?")
                .orElse("; plugins are looked for in plugins/ beside decant and in DECANT_PLUGINS (decant plugins)");
    }

    /** The plugins in use, the runtime's own first, then by jar. */
    public List<LoadedPlugin> plugins() {
        return plugins;
    }

    /** The plugins that were found and cannot be used. */
    public List<RefusedPlugin> refused() {
        return refused;
    }

    /** {@code defaults.<kind>.<type>} of the class path's {@code reference.conf}; empty where there is none. */
    public ConfigObject defaults(ExtensionKind<?> kind, String type) {
        return section(ConfigUtil.joinPath("defaults", kind.label(), type));
    }

    /** {@code defaults.<name>} of one of the runtime's own sections, such as {@code train}. */
    public ConfigObject defaults(String name) {
        return section(ConfigUtil.joinPath("defaults", name));
    }

    /** One row for each usable extension, sorted by kind and type, then one for each refused plugin. */
    public List<ListingRow> rows() {
        List<ListingRow> rows = new ArrayList<>();
        for (SortedMap<String, LoadedExtension<?>> ofKind : extensions.values()) {
            for (LoadedExtension<?> extension : ofKind.values()) {
                LoadedPlugin plugin = extension.plugin();
                rows.add(new ListingRow(
                        Optional.of(extension.kind()),
                        Optional.of(extension.type()),
                        plugin.id(),
                        plugin.version(),
                        plugin.location(),
                        ListingRow.Status.LOADED,
                        Optional.empty()));
            }
        }
        refused.stream()
                .sorted(Comparator.comparing(RefusedPlugin::location).thenComparing(RefusedPlugin::plugin))
                .map(plugin -> new ListingRow(
                        Optional.empty(),
                        Optional.empty(),
                        plugin.plugin(),
                        plugin.version(),
                        plugin.location(),
                        ListingRow.Status.REFUSED,
                        Optional.of(plugin.reason())))
                .forEach(rows::add);
        return rows;
    }

    /** {@code datasets} of the class path's {@code reference.conf}: by name the public data that plugins can read. */
    public ConfigObject datasets() {
        return section("datasets");
    }

    private SortedMap<String, LoadedExtension<?>> ofKind(ExtensionKind<?> kind) {
        return extensions.computeIfAbsent(kind, none -> new TreeMap<>());
    }

    private ConfigObject section(String path) {
        try {
            return defaults.hasPath(path)
                    ? defaults.getObject(path)
                    : ConfigFactory.empty().root();
        } catch (ConfigException.WrongType e) {
            return ConfigFactory.empty().root();
        }
    }
}
