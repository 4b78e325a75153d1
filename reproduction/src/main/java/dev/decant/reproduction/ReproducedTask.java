package dev.decant.reproduction;

import dev.decant.io.csv.CsvTable;
import dev.decant.io.file.Resource;
import dev.decant.reproduction.published.PublishedNumber;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A task of the paper, ready to be repeated: {@code decant reproduce --task NAME}.
 *
 * <p>Each profile is an ordinary configuration of a comparison. Its contenders are found by their names: {@code plain},
 * {@code kd}, {@code deit} and {@code bbm}; {@code bbm-blockN} is bbm with N segments, {@code bbm-without-lN} bbm without
 * one of its terms.
 *
 * @param name such as {@code ecg}
 * @param title a heading, such as {@code Electrocardiograms}
 * @param plugin that brings the data sources of its domain
 * @param profiles the class-path resource of each profile's configuration: {@code quick} needs no data at hand and
 *     minutes, {@code paper} is the published protocol, {@code paper-search} the same with a search before it
 * @param published what the paper printed, table by table, in the order of its rows
 */
public record ReproducedTask(
        String name, String title, String plugin, Map<String, String> profiles, List<PublishedNumber> published) {
    private static final List<String> PROFILES = List.of("quick", "paper", "paper-search");

    public ReproducedTask {
        profiles = Map.copyOf(profiles);
        published = List.copyOf(published);
    }

    /** Every task, sorted by name. */
    public static List<ReproducedTask> all() {
        return table("tasks").rows().stream()
                .map(row -> of(
                        row.fields().get(0), row.fields().get(1), row.fields().get(2)))
                .toList();
    }

    private static ReproducedTask of(String name, String title, String plugin) {
        String folder = PublishedNumber.class.getPackageName().replace('.', '/') + "/";
        return new ReproducedTask(
                name,
                title,
                plugin,
                PROFILES.stream()
                        .collect(Collectors.toMap(
                                profile -> profile, profile -> folder + name + "-" + profile + ".conf")),
                PublishedNumber.of(table(name)));
    }

    private static CsvTable table(String name) {
        return CsvTable.read(new Resource(PublishedNumber.class, name + ".csv"));
    }
}
