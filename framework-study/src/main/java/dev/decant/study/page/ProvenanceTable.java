package dev.decant.study.page;

import dev.decant.study.comparison.Comparison;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the numbers come from: this page's program, what all runs have in common, and what differs. */
public final class ProvenanceTable {
    private ProvenanceTable() {}

    public static Html of(Comparison comparison, List<RunDetail> runs) {
        List<Html> parts = new ArrayList<>();
        Map<String, Object> report = new LinkedHashMap<>(comparison.setup().provenance());
        report.put("resamples", comparison.setup().resamples());
        report.put("seed of the resamples", comparison.setup().randomSeed());
        parts.add(of("This report", report));
        if (!runs.isEmpty()) {
            Set<String> keys = new LinkedHashSet<>();
            runs.forEach(run -> keys.addAll(run.origin().keySet()));
            Map<String, Object> common = new LinkedHashMap<>();
            List<String> differing = new ArrayList<>();
            for (String key : keys) {
                List<String> values = runs.stream()
                        .map(run -> run.origin().getOrDefault(key, NumberText.NONE))
                        .distinct()
                        .toList();
                if (values.size() == 1) {
                    common.put(key, values.get(0));
                } else {
                    differing.add(key);
                }
            }
            parts.add(of("What all runs have in common", common));
            if (!differing.isEmpty()) {
                List<String> head = new ArrayList<>(List.of("method"));
                head.addAll(differing);
                Table table = new Table("What differs between runs", head);
                for (RunDetail run : runs) {
                    table.row(
                            run.method(),
                            differing.stream()
                                    .map(key -> run.origin().getOrDefault(key, NumberText.NONE))
                                    .toList());
                }
                parts.add(table.ofWords());
            }
        }
        return Html.join(parts);
    }

    /** Names and values, as they are. */
    public static Html of(String caption, Map<String, Object> values) {
        Table table = new Table(caption, List.of("what", "value"));
        values.entrySet().stream()
                .filter(entry -> !String.valueOf(entry.getValue()).isBlank())
                .sorted(Comparator.comparing(entry -> entry.getKey().contains(".")))
                .forEach(entry -> table.row(entry.getKey(), String.valueOf(entry.getValue())));
        return table.isEmpty() ? Html.NOTHING : table.ofWords();
    }
}
