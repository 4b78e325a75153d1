package dev.decant.runtime.config;

import com.typesafe.config.ConfigObject;
import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.runtime.plugin.OptionName;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
                        OptionName.of(component.getName()),
                        component.getGenericType(),
                        Optional.ofNullable(component.getAnnotation(Meaning.class))
                                .map(Meaning::value),
                        Optional.ofNullable(component.getAnnotation(Range.class)),
                        component))
                .toList();
    }

    /** The names that a section may have, those of inline records among them; a chosen extension's are left out. */
    static List<String> names(Class<?> section) {
        return of(section).stream().flatMap(SectionKey::written).toList();
    }

    private Stream<String> written() {
        if (!inline()) {
            return Stream.of(name);
        }
        return valueType() instanceof SectionType.Fixed inner ? names(inner.type()).stream() : Stream.empty();
    }

    /** The extension whose own options stand in the section too. */
    static Optional<SectionKey> inlineSelection(Class<?> section) {
        return of(section).stream()
                .filter(key -> key.inline() && key.valueType() instanceof SectionType.Selection)
                .findFirst();
    }

    /** The keys of the enclosing section that are an inline component's. */
    ConfigObject own(Class<?> enclosing, ConfigObject section) {
        List<String> mine = written().toList();
        List<String> others = names(enclosing);
        ConfigObject own = section;
        for (String key : section.keySet()) {
            boolean kept = valueType() instanceof SectionType.Selection ? !others.contains(key) : mine.contains(key);
            own = kept ? own : own.withoutKey(key);
        }
        return own;
    }

    /** What the key is bound to. */
    public ValueType valueType() {
        ValueType plain = BoundTypes.of(type, name);
        return Optional.ofNullable(component.getAnnotation(Expected.class))
                .map(words -> plain.saying(words.value()))
                .orElse(plain);
    }

    /** Whether the component's keys stand in the enclosing section. */
    boolean inline() {
        return component.isAnnotationPresent(Inline.class);
    }

    /** What a value of this key must be, such as {@code an integer from 1 to 65536}. */
    public String expected() {
        return valueType().expected(range);
    }

    /** Whether the key may be left out although no default is given. */
    public boolean optional() {
        return valueType().optional();
    }
}
