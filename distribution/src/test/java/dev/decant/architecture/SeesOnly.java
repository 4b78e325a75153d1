package dev.decant.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.Set;

/** A class sees its own module and the named ones; of what lies outside the house this says nothing. */
final class SeesOnly extends ArchCondition<JavaClass> {
    private final House house;
    private final Set<String> modules;

    SeesOnly(House house, Set<String> modules) {
        super("see " + (modules.isEmpty() ? "its own module" : String.join(", ", modules)) + " only");
        this.house = house;
        this.modules = modules;
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        Optional<String> own = house.moduleOf(item);
        for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
            Optional<String> seen = house.moduleOf(dependency.getTargetClass());
            if (seen.isPresent() && !seen.equals(own) && !modules.contains(seen.get())) {
                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
            }
        }
    }
}
