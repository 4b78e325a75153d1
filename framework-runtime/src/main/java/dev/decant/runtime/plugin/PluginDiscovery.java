package dev.decant.runtime.plugin;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;
import com.google.inject.spi.Elements;
import com.google.inject.spi.Message;
import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.DecantPlugin;
import dev.decant.api.plugin.Extension;
import dev.decant.api.plugin.ExtensionKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.Spliterator;

/**
 * Finds plugins with {@link ServiceLoader} over a flat class path and wires the accepted ones into one injector.
 *
 * <p>A plugin that cannot be loaded, was compiled against another api version, takes a name that another has, or whose
 * module or {@code reference.conf} fails, is refused alone and as a whole. Where two plugins want the same name the
 * runtime's own wins, then the one whose jar sorts first, so the order of the class path does not matter.
 */
public final class PluginDiscovery {
    private final ClassLoader loader;
    private final List<RefusedPlugin> refused = new ArrayList<>();

    private PluginDiscovery(ClassLoader loader) {
        this.loader = loader;
    }

    /** The plugins on the class path of the runtime itself. */
    public static PluginCatalog discover() {
        return discover(PluginDiscovery.class.getClassLoader());
    }

    /** The plugins that this class loader and its parents see. */
    public static PluginCatalog discover(ClassLoader loader) {
        return new PluginDiscovery(loader).run();
    }

    /** A class that a services file names, before the plugin has been asked anything. */
    private record Provider(String className, Location location, ServiceLoader.Provider<DecantPlugin> provider) {}

    /** A plugin that has presented itself and whose module works alone. */
    private record Candidate(LoadedPlugin plugin, Module module) {}

    private PluginCatalog run() {
        ReferenceDefaults defaults = ReferenceDefaults.read(loader);
        List<Candidate> candidates = accept(providers(), defaults);
        Wiring wiring = wire(candidates);
        return new PluginCatalog(
                wiring.plugins(), wiring.extensions(), refused, defaults.merged(wiring.plugins(), refused));
    }

    private List<Provider> providers() {
        List<ServiceFiles.Entry> pending = new ArrayList<>();
        Map<String, Location> first = new HashMap<>();
        for (ServiceFiles.Entry entry : ServiceFiles.read(loader)) {
            Location other = first.putIfAbsent(entry.className(), entry.location());
            if (other == null) {
                pending.add(entry);
            } else if (!other.equals(entry.location())) {
                refuse(entry.className(), entry.location(), "the same class is loaded from " + other.path());
            }
        }
        List<Provider> providers = new ArrayList<>();
        Spliterator<ServiceLoader.Provider<DecantPlugin>> found =
                ServiceLoader.load(DecantPlugin.class, loader).stream().spliterator();
        int failures = pending.size();
        boolean more = true;
        while (more) {
            try {
                more = found.tryAdvance(provider -> {
                    String name = provider.type().getName();
                    pending.removeIf(entry -> entry.className().equals(name));
                    Optional<Location> location = Optional.ofNullable(first.get(name));
                    location.ifPresent(at -> providers.add(new Provider(name, at, provider)));
                });
            } catch (ServiceConfigurationError | LinkageError e) {
                refuseFailing(pending, e);
                more = failures-- > 0;
            }
        }
        pending.forEach(entry -> refuse(
                entry.className(), entry.location(), "ServiceLoader passes it over: it belongs to a named module"));
        providers.sort(Comparator.<Provider>comparingInt(provider -> ownFirst(provider.className()))
                .thenComparing(
                        provider -> provider.location().path().getFileName().toString())
                .thenComparing(provider -> provider.location().path())
                .thenComparing(Provider::className));
        return providers;
    }

    private static int ownFirst(String className) {
        return className.startsWith("dev.decant.runtime.builtin.") ? 0 : 1;
    }

    /** ServiceLoader does not say which jar an error came from: its message names the class or the file, or it is next. */
    private void refuseFailing(List<ServiceFiles.Entry> pending, Throwable error) {
        String message = String.valueOf(error.getMessage());
        List<ServiceFiles.Entry> file = pending.stream()
                .filter(entry -> message.contains(entry.file().toString()))
                .toList();
        if (!file.isEmpty()) {
            pending.removeAll(file);
            refuse(file.get(0).className(), file.get(0).location(), reason(error));
            return;
        }
        Optional<ServiceFiles.Entry> failing = pending.stream()
                .filter(entry -> message.contains("Provider " + entry.className() + " ")
                        || message.contains(": " + entry.className() + " "))
                .findFirst()
                .or(() -> pending.stream().findFirst());
        failing.ifPresent(entry -> {
            pending.remove(entry);
            refuse(entry.className(), entry.location(), reason(error));
        });
    }

    private List<Candidate> accept(List<Provider> providers, ReferenceDefaults defaults) {
        List<Candidate> accepted = new ArrayList<>();
        Map<String, LoadedPlugin> ids = new HashMap<>();
        Map<String, LoadedPlugin> names = new HashMap<>();
        for (Provider provider : providers) {
            present(provider)
                    .filter(candidate -> hasDefaults(candidate, defaults))
                    .filter(candidate -> isNew(candidate, ids, names))
                    .ifPresent(accepted::add);
        }
        return accepted;
    }

    /** Asks a plugin for its version, name and module. */
    private Optional<Candidate> present(Provider provider) {
        try {
            DecantPlugin plugin = provider.provider().get();
            int version = plugin.apiVersion();
            String id = plugin.id();
            if (id.isBlank()) {
                refuse(provider.className(), provider.location(), "its id is blank");
                return Optional.empty();
            }
            LoadedPlugin loaded = new LoadedPlugin(
                    id, provider.location().version(), provider.location().path());
            if (version != ApiVersion.CURRENT) {
                refuse(
                        loaded,
                        "it was compiled against version " + version
                                + " of the plugin interface, this Decant has version " + ApiVersion.CURRENT);
                return Optional.empty();
            }
            return Optional.of(new Candidate(loaded, plugin.module()));
        } catch (RuntimeException | ServiceConfigurationError | LinkageError e) {
            refuse(provider.className(), provider.location(), reason(e));
            return Optional.empty();
        }
    }

    private boolean hasDefaults(Candidate candidate, ReferenceDefaults defaults) {
        Optional<String> problem = defaults.problem(candidate.plugin().location());
        problem.ifPresent(text -> refuse(candidate.plugin(), "its reference.conf cannot be read: " + text));
        return problem.isEmpty();
    }

    /** Tries the module alone, which also tells the names that it contributes. */
    private boolean isNew(Candidate candidate, Map<String, LoadedPlugin> ids, Map<String, LoadedPlugin> names) {
        LoadedPlugin plugin = candidate.plugin();
        LoadedPlugin sameId = ids.get(plugin.id());
        if (sameId != null) {
            refuse(plugin, "the plugin id " + plugin.id() + " is taken by " + sameId.location());
            return false;
        }
        List<ExtensionBindings.Entry> entries;
        try {
            // Looked at before an injector sees it, because the injector logs what a module threw.
            Optional<Message> failure = Elements.getElements(Stage.TOOL, candidate.module()).stream()
                    .filter(Message.class::isInstance)
                    .map(Message.class::cast)
                    .findFirst();
            if (failure.isPresent()) {
                refuse(plugin, "its module fails: " + reason(failure.get()));
                return false;
            }
            entries = ExtensionBindings.entries(
                    Guice.createInjector(Stage.TOOL, ExtensionBindings.module(), candidate.module()));
        } catch (RuntimeException | LinkageError e) {
            refuse(plugin, "its module fails: " + reason(e));
            return false;
        }
        Set<String> own = new HashSet<>();
        for (ExtensionBindings.Entry entry : entries) {
            String name = name(entry.kind(), entry.type());
            LoadedPlugin other = names.get(name);
            if (other != null) {
                refuse(plugin, "the " + name + " is taken by plugin " + other.id() + " of " + other.location());
                return false;
            }
            if (!own.add(name)) {
                refuse(plugin, "it contributes the " + name + " twice");
                return false;
            }
        }
        ids.put(plugin.id(), plugin);
        own.forEach(name -> names.put(name, plugin));
        return true;
    }

    private record Wiring(List<LoadedPlugin> plugins, List<LoadedExtension> extensions) {}

    /** One injector of all; a module that collides with the others, or whose extension cannot be created, drops out. */
    private Wiring wire(List<Candidate> accepted) {
        List<Candidate> candidates = new ArrayList<>(accepted);
        while (true) {
            Injector injector;
            try {
                injector = Guice.createInjector(modules(candidates));
            } catch (CreationException e) {
                candidates = withoutColliding(candidates, e);
                continue;
            }
            Map<String, LoadedPlugin> owners = owners(candidates);
            List<LoadedExtension> extensions = new ArrayList<>();
            Map<LoadedPlugin, String> failures = new LinkedHashMap<>();
            for (ExtensionBindings.Entry entry : ExtensionBindings.entries(injector)) {
                LoadedPlugin owner = owners.get(name(entry.kind(), entry.type()));
                if (owner == null) {
                    continue; // every entry comes from a candidate
                }
                try {
                    Extension<?> extension =
                            (Extension<?>) entry.binding().getProvider().get();
                    if (!extension.configType().isRecord()) {
                        throw new IllegalStateException("its configType is not a record");
                    }
                    extensions.add(new LoadedExtension(entry.kind(), entry.type(), extension, owner));
                } catch (RuntimeException | LinkageError e) {
                    failures.putIfAbsent(
                            owner, "the " + name(entry.kind(), entry.type()) + " cannot be created: " + reason(e));
                }
            }
            if (failures.isEmpty()) {
                return new Wiring(candidates.stream().map(Candidate::plugin).toList(), extensions);
            }
            failures.forEach(this::refuse);
            candidates = candidates.stream()
                    .filter(candidate -> !failures.containsKey(candidate.plugin()))
                    .toList();
        }
    }

    private static String name(ExtensionKind kind, String type) {
        return kind.label() + " " + type;
    }

    private static List<Module> modules(List<Candidate> candidates) {
        List<Module> modules = new ArrayList<>();
        modules.add(ExtensionBindings.module());
        candidates.forEach(candidate -> modules.add(candidate.module()));
        return modules;
    }

    private static Map<String, LoadedPlugin> owners(List<Candidate> candidates) {
        Map<String, LoadedPlugin> owners = new HashMap<>();
        for (Candidate candidate : candidates) {
            ExtensionBindings.entries(Guice.createInjector(Stage.TOOL, ExtensionBindings.module(), candidate.module()))
                    .forEach(entry -> owners.put(name(entry.kind(), entry.type()), candidate.plugin()));
        }
        return owners;
    }

    /** Adds one module after the other; each worked alone, so one that fails now binds something that another binds. */
    private List<Candidate> withoutColliding(List<Candidate> candidates, CreationException whole) {
        List<Candidate> kept = new ArrayList<>();
        for (Candidate candidate : candidates) {
            kept.add(candidate);
            try {
                Guice.createInjector(modules(kept));
            } catch (CreationException e) {
                kept.remove(candidate);
                refuse(candidate.plugin(), "its module collides with another plugin's: " + reason(e));
            }
        }
        if (kept.size() == candidates.size()) {
            throw whole;
        }
        return kept;
    }

    private void refuse(LoadedPlugin plugin, String reason) {
        refused.add(new RefusedPlugin(plugin.id(), plugin.version(), plugin.location(), reason));
    }

    private void refuse(String className, Location location, String reason) {
        refused.add(new RefusedPlugin(className, location.version(), location.path(), reason));
    }

    /** One line for any failure. */
    private static String reason(Throwable failure) {
        if (failure instanceof CreationException creation) {
            return reason(creation.getErrorMessages().iterator().next());
        }
        if (failure instanceof com.google.inject.ProvisionException provision && provision.getCause() != null) {
            return reason(provision.getCause());
        }
        if (failure instanceof ServiceConfigurationError && failure.getCause() != null) {
            return reason(failure.getCause());
        }
        if (failure instanceof ExceptionInInitializerError && failure.getCause() != null) {
            return reason(failure.getCause());
        }
        String message = failure.getMessage();
        if (failure instanceof ServiceConfigurationError && message != null) {
            return firstLine(message.replace(DecantPlugin.class.getName() + ": ", ""));
        }
        String name = failure.getClass().getSimpleName();
        return message == null || message.isBlank() ? name : name + ": " + firstLine(message);
    }

    private static String reason(Message message) {
        return message.getCause() == null ? firstLine(message.getMessage()) : reason(message.getCause());
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("");
    }
}
