package dev.decant.study.page;

import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.MethodRow;
import dev.decant.study.comparison.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the methods were trained with: side by side what matters and what differs, then all of it. */
final class SettingsTable {
    /** Shown although all methods have the same. */
    private static final Set<String> ALWAYS = Set.of(
            "network.type",
            "train.epochs",
            "train.batch-size",
            "train.optimizer.learning-rate",
            "train.optimizer.weight-decay",
            "train.schedule.type");

    private SettingsTable() {}

    /** Nothing where no run keeps its configuration. */
    static Html of(Comparison comparison, List<RunDetail> runs) {
        Map<String, RunDetail> first = new LinkedHashMap<>();
        runs.stream()
                .filter(run -> !run.settings().common().isEmpty())
                .forEach(run -> first.putIfAbsent(run.method(), run));
        if (first.isEmpty()) {
            return Html.NOTHING;
        }
        String baseline = comparison.setup().baseline();
        RunDetail whole = first.getOrDefault(baseline, first.values().iterator().next());
        return Html.join(
                sideBySide(comparison, first),
                strategies(first),
                Chart.folded(
                        "The whole configuration, with every default written out",
                        Html.element("pre")
                                .with("tabindex", "0")
                                .of(Html.element("code").of(whole.configuration()))));
    }

    private static Html sideBySide(Comparison comparison, Map<String, RunDetail> first) {
        Set<String> teachers = comparison.methods().stream()
                .filter(row -> row.role() == Role.TEACHER)
                .map(MethodRow::name)
                .collect(Collectors.toSet());
        Set<String> keys = new TreeSet<>();
        first.forEach((method, run) -> run.settings().common().keySet().stream()
                .filter(key -> ALWAYS.contains(key) || (!teachers.contains(method) && differs(key, first, teachers)))
                .forEach(keys::add));
        List<String> head = new ArrayList<>(List.of("setting"));
        head.addAll(first.keySet());
        Table table =
                new Table("Training and network: the principal settings, and those in which students differ", head);
        for (String key : keys) {
            table.row(
                    key,
                    first.values().stream()
                            .map(run -> run.settings().common().getOrDefault(key, NumberText.NONE))
                            .toList());
        }
        return table.ofSettings();
    }

    private static boolean differs(String key, Map<String, RunDetail> first, Set<String> teachers) {
        return first.entrySet().stream()
                        .filter(entry -> !teachers.contains(entry.getKey()))
                        .map(entry -> entry.getValue().settings().common().getOrDefault(key, ""))
                        .distinct()
                        .count()
                > 1;
    }

    private static Html strategies(Map<String, RunDetail> first) {
        Table table = new Table("Each strategy's own settings", List.of("method", "settings"));
        first.forEach((method, run) -> {
            if (!run.settings().strategy().isEmpty()) {
                table.row(
                        method,
                        run.settings().strategy().entrySet().stream()
                                .map(entry -> entry.getKey() + " = " + entry.getValue())
                                .collect(Collectors.joining(", ")));
            }
        });
        return table.isEmpty() ? Html.NOTHING : table.ofWords();
    }
}
