package dev.decant.runtime.config;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One key of a configuration section: a record component seen from the configuration.
 *
 * @param name in kebab case
 * @param type the component's generic type
 * @param meaning the text of {@link Meaning}, where there is one
 * @param range the values allowed, where {@link Range} says so
 * @param component the record component
 */
public record SectionKey(
        String name, Type type, Optional<String> meaning, Optional<Range> range, RecordComponent component) {
    /** The keys of a section, in the order of the record's components. */
    public static List<SectionKey> of(Class<?> section) {
        return Arrays.stream(section.getRecordComponents())
                .map(component -> new SectionKey(
                        kebab(component.getName()),
                        component.getGenericType(),
                        Optional.ofNullable(component.getAnnotation(Meaning.class))
                                .map(Meaning::value),
                        Optional.ofNullable(component.getAnnotation(Range.class)),
                        component))
                .toList();
    }

    /** What a value of this key must be, such as {@code an integer from 1 to 65536}. */
    public String expected() {
        return ValueType.of(type, name).expected(range);
    }

    /** Whether the key may be left out although no default is given. */
    public boolean optional() {
        return ValueType.of(type, name).optional();
    }

    /** {@code learningRate} and {@code LEARNING_RATE} are {@code learning-rate}. */
    static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1-$2")
                .replace('_', '-')
                .toLowerCase(Locale.ROOT);
    }
}
