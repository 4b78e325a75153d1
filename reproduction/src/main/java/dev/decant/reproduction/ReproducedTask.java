package dev.decant.reproduction;

import dev.decant.reproduction.published.EcgReproduction;
import dev.decant.reproduction.published.EhrReproduction;
import dev.decant.reproduction.published.PublishedExperiment;
import dev.decant.reproduction.published.PublishedNumber;
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
    /** Every task, sorted by name. */
    public static List<ReproducedTask> all() {
        return List.of(of(new EcgReproduction()), of(new EhrReproduction()));
    }

    private static ReproducedTask of(PublishedExperiment experiment) {
        return new ReproducedTask(
                experiment.name(),
                experiment.title(),
                experiment.name(),
                Map.copyOf(experiment.profiles()),
                List.copyOf(experiment.published()));
    }
}
