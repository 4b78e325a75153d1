package dev.decant.architecture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The house as drawn: each module with those that it may see; plugins are drawn by {@link PluginKind}. */
final class Drawing {
    private Drawing() {}

    static Map<String, Set<String>> modules() {
        Map<String, Set<String>> sees = new LinkedHashMap<>();
        sees.put("api", Set.of());
        sees.put("io", Set.of("api"));
        sees.put("nn", Set.of("api"));
        sees.put("testkit", Set.of("api", "nn"));
        sees.put("runtime", Set.of("api", "io", "nn"));
        sees.put("study", and(sees.get("runtime"), "runtime"));
        sees.put("reproduction", and(sees.get("study"), "study"));
        sees.put("cli", and(sees.get("reproduction"), "reproduction"));
        return sees;
    }

    private static Set<String> and(Set<String> below, String next) {
        Set<String> all = new TreeSet<>(below);
        all.add(next);
        return all;
    }
}
