package dev.decant.runtime.config.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which a text and what it includes first name their keys.
 *
 * @param paths of every key as written, those of an included text where the include stands
 */
public record WrittenOrder(List<List<String>> paths) {
    /** Of no text: the alphabet. */
    public static final WrittenOrder NONE = new WrittenOrder(List.of());

    public WrittenOrder {
        paths = List.copyOf(paths);
    }

    /**
     * The order of a text.
     *
     * @param statements of the text
     * @param included what each of its includes brought, in the order of the includes
     */
    static WrittenOrder of(List<Statement> statements, List<List<SourceText>> included) {
        List<List<String>> paths = new ArrayList<>();
        Iterator<List<SourceText>> includes = included.iterator();
        for (Statement statement : statements) {
            if (!statement.include()) {
                paths.add(statement.path());
            } else if (includes.hasNext()) {
                for (SourceText text : includes.next()) {
                    text.order().paths().forEach(path -> paths.add(joined(statement.path(), path)));
                }
            }
        }
        return new WrittenOrder(paths);
    }

    private static List<String> joined(List<String> base, List<String> path) {
        List<String> joined = new ArrayList<>(base);
        joined.addAll(path);
        return List.copyOf(joined);
    }

    /** The names of a section as written; names that the text does not have there come last, by the alphabet. */
    public List<String> sorted(Collection<String> names, String... section) {
        Map<String, Integer> places = places(List.of(section));
        return names.stream()
                .sorted(Comparator.comparingInt((String name) -> places.getOrDefault(name, Integer.MAX_VALUE))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private Map<String, Integer> places(List<String> section) {
        Map<String, Integer> places = new LinkedHashMap<>();
        int depth = section.size();
        for (List<String> path : paths) {
            if (path.size() > depth && path.subList(0, depth).equals(section)) {
                places.putIfAbsent(path.get(depth), places.size());
            }
        }
        return places;
    }
}
