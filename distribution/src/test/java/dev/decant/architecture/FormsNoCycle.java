package dev.decant.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * From no package a way leads through others back to it. A violation is one step of such a way, with the first
 * dependency that makes it. Written here, for ArchUnit's own rule (1.5.0) finds only some of several separate cycles.
 */
final class FormsNoCycle extends ArchCondition<JavaClass> {
    private final String root;
    private final Map<String, Map<String, Dependency>> steps = new TreeMap<>();

    FormsNoCycle(String root) {
        super("be in a package from which no way leads back to it");
        this.root = root;
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
            String seen = dependency.getTargetClass().getBaseComponentType().getPackageName();
            if (seen.startsWith(root + ".") && !seen.equals(item.getPackageName())) {
                steps.computeIfAbsent(item.getPackageName(), first -> new TreeMap<>())
                        .putIfAbsent(seen, dependency);
            }
        }
    }

    @Override
    public void finish(ConditionEvents events) {
        steps.forEach((from, targets) -> targets.forEach((to, dependency) -> {
            if (reachableFrom(to).contains(from)) {
                events.add(SimpleConditionEvent.violated(
                        dependency,
                        from + " sees " + to + ", from which a way leads back: " + dependency.getDescription()));
            }
        }));
    }

    private Set<String> reachableFrom(String start) {
        Set<String> reached = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(start));
        while (!open.isEmpty()) {
            for (String next : steps.getOrDefault(open.pop(), Map.of()).keySet()) {
                if (reached.add(next)) {
                    open.push(next);
                }
            }
        }
        return reached;
    }
}
