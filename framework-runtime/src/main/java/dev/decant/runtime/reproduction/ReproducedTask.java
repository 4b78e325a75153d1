package dev.decant.runtime.reproduction;

import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.reproduction.PublishedExperiment;
import dev.decant.api.reproduction.PublishedNumber;
import dev.decant.runtime.plugin.LoadedExtension;
import dev.decant.runtime.plugin.PluginCatalog;
import java.util.List;
import java.util.Map;

/**
 * A task of the paper as a plugin brings it along.
 *
 * @param name its type, such as {@code ecg}
 * @param title a heading
 * @param plugin that brings it, and the data sources of its domain
 * @param profiles class-path resources by profile
 * @param published what the paper printed
 */
public record ReproducedTask(
        String name, String title, String plugin, Map<String, String> profiles, List<PublishedNumber> published) {
    /** Every task of the loaded plugins, sorted by name. */
    public static List<ReproducedTask> all(PluginCatalog catalog) {
        return catalog.extensions(ExtensionKind.REPRODUCTION).stream()
                .map(ReproducedTask::of)
                .toList();
    }

    private static ReproducedTask of(LoadedExtension loaded) {
        PublishedExperiment experiment = (PublishedExperiment) loaded.extension();
        return new ReproducedTask(
                loaded.type(),
                experiment.title(),
                loaded.plugin().id(),
                Map.copyOf(experiment.profiles()),
                List.copyOf(experiment.published()));
    }
}
