package dev.decant.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** A class has none of the names as a string literal. */
final class NamesNone extends ArchCondition<JavaClass> {
    private final Set<String> names;

    NamesNone(Set<String> names) {
        super("name none of " + names);
        this.names = names;
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        for (String literal : StringLiterals.of(item)) {
            if (names.contains(literal)) {
                events.add(SimpleConditionEvent.violated(item, item.getFullName() + " names \"" + literal + "\""));
            }
        }
    }
}
