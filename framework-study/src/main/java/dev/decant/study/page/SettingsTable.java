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
        Map<String, MethodSettings> methods = new LinkedHashMap<>();
        Map<String, String> whole = new LinkedHashMap<>();
        for (RunDetail run : runs) {
            if (!methods.containsKey(run.method())) {
                MethodSettings settings = MethodSettings.of(run.folder(), run.label());
                if (!settings.common().isEmpty()) {
                    methods.put(run.method(), settings);
                    whole.put(run.method(), run.configuration());
                }
            }
        }
        if (methods.isEmpty()) {
            return Html.NOTHING;
        }
        String any = whole.values().iterator().next();
        return Html.join(
                sideBySide(comparison, methods),
                strategies(methods),
                Chart.folded(
                        "The whole configuration, with every default written out",
                        Html.element("pre")
                                .with("tabindex", "0")
                                .of(Html.element("code")
                                        .of(whole.getOrDefault(
                                                comparison.setup().baseline(), any)))));
    }

    private static Html sideBySide(Comparison comparison, Map<String, MethodSettings> methods) {
        Set<String> teachers = comparison.methods().stream()
                .filter(row -> row.role() == Role.TEACHER)
                .map(MethodRow::name)
                .collect(Collectors.toSet());
        Set<String> keys = new TreeSet<>();
        methods.forEach((method, settings) -> settings.common().keySet().stream()
                .filter(key -> ALWAYS.contains(key) || (!teachers.contains(method) && differs(key, methods, teachers)))
                .forEach(keys::add));
        List<String> head = new ArrayList<>(List.of("setting"));
        head.addAll(methods.keySet());
        Table table =
                new Table("Training and network: the principal settings, and those in which students differ", head);
        for (String key : keys) {
            table.row(
                    key,
                    methods.values().stream()
                            .map(settings -> settings.common().getOrDefault(key, NumberText.NONE))
                            .toList());
        }
        return table.ofSettings();
    }

    private static boolean differs(String key, Map<String, MethodSettings> methods, Set<String> teachers) {
        return methods.entrySet().stream()
                        .filter(entry -> !teachers.contains(entry.getKey()))
                        .map(entry -> entry.getValue().common().getOrDefault(key, ""))
                        .distinct()
                        .count()
                > 1;
    }

    private static Html strategies(Map<String, MethodSettings> methods) {
        Table table = new Table("Each strategy's own settings", List.of("method", "settings"));
        methods.forEach((method, settings) -> {
            if (!settings.strategy().isEmpty()) {
                table.row(
                        method,
                        settings.strategy().entrySet().stream()
                                .map(entry -> entry.getKey() + " = " + entry.getValue())
                                .collect(Collectors.joining(", ")));
            }
        });
        return table.isEmpty() ? Html.NOTHING : table.ofWords();
    }
}
