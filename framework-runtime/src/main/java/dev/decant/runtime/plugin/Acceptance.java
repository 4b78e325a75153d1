package dev.decant.runtime.plugin;

import com.google.inject.Binding;
import com.google.inject.Key;
import dev.decant.api.plugin.ExtensionName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives ids, names and bindings away to one plugin after the other, and refuses one that comes too late. */
final class Acceptance {
    private final ReferenceDefaults defaults;
    private final List<AcceptedPlugin> accepted = new ArrayList<>();

    Acceptance(ReferenceDefaults defaults) {
        this.defaults = defaults;
    }

    List<AcceptedPlugin> accepted() {
        return List.copyOf(accepted);
    }

    /** @throws PluginRefusal if the plugin does not fit to those before it, or its module or defaults are damaged */
    void accept(Candidate candidate) throws PluginRefusal {
        LoadedPlugin plugin = candidate.plugin();
        refuseIf(plugin, defaults.problem(plugin.location()).map(text -> "its reference.conf cannot be read: " + text));
        refuseIf(plugin, takenId(plugin));
        Contribution contribution = contribution(candidate);
        refuseIf(plugin, takenName(contribution));
        refuseIf(plugin, takenBinding(contribution));
        accepted.add(new AcceptedPlugin(plugin, candidate.module(), contribution));
    }

    private static void refuseIf(LoadedPlugin plugin, Optional<String> reason) throws PluginRefusal {
        if (reason.isPresent()) {
            throw new PluginRefusal(plugin.refused(reason.get()));
        }
    }

    private static Contribution contribution(Candidate candidate) throws PluginRefusal {
        try {
            return Contribution.of(candidate.module());
        } catch (RuntimeException | Error e) {
            throw new PluginRefusal(candidate.plugin().refused("its module fails: " + FailureReason.of(e)));
        }
    }

    private Optional<String> takenId(LoadedPlugin plugin) {
        return accepted.stream()
                .map(AcceptedPlugin::plugin)
                .filter(other -> other.id().equals(plugin.id()))
                .findFirst()
                .map(other -> "the plugin id " + plugin.id() + " is taken by " + other.location()
                        + "; remove one of the two");
    }

    private Optional<String> takenName(Contribution contribution) {
        Map<ExtensionName, LoadedPlugin> owners = new HashMap<>();
        for (AcceptedPlugin other : accepted) {
            other.contribution().extensions().forEach(name -> owners.put(name, other.plugin()));
        }
        Set<ExtensionName> own = new HashSet<>();
        for (ExtensionName name : contribution.extensions()) {
            LoadedPlugin owner = owners.get(name);
            if (owner != null) {
                return Optional.of("the " + name + " is taken by plugin " + owner.id() + " of " + owner.location()
                        + "; rename one of the two");
            }
            if (!own.add(name)) {
                return Optional.of("it contributes the " + name + " twice");
            }
        }
        return Optional.empty();
    }

    /** Guice accepts a second binding of a key if it equals the first, as do the parts of a map that plugins share. */
    private Optional<String> takenBinding(Contribution contribution) {
        for (AcceptedPlugin other : accepted) {
            for (Map.Entry<Key<?>, Binding<?>> binding : contribution.bindings().entrySet()) {
                Binding<?> taken = other.contribution().bindings().get(binding.getKey());
                if (taken != null && !taken.equals(binding.getValue())) {
                    return Optional.of("its module collides with another plugin's: "
                            + binding.getKey().getTypeLiteral() + " is bound by plugin "
                            + other.plugin().id() + " of " + other.plugin().location());
                }
            }
        }
        return Optional.empty();
    }
}
