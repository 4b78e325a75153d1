package dev.decant.runtime.run;

import dev.decant.io.file.Sha256;
import dev.decant.runtime.config.Selected;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Hashes what determines a result: configuration records by their components, so that the way a value was written does
 * not matter. Paths are left out: the content that they lead to is hashed by itself.
 */
final class Fingerprint {
    private final StringBuilder text = new StringBuilder();

    /** Adds one named value. */
    Fingerprint add(String name, Object value) {
        text.append(name).append('=');
        append(value);
        text.append('\n');
        return this;
    }

    /** SHA-256 in lower-case hexadecimal. */
    String hash() {
        return Sha256.hexOf(text.toString());
    }

    private void append(Object value) {
        if (value instanceof Selected<?> selected) {
            text.append(selected.type()).append('@');
            text.append(CodeVersion.of(selected.extension().getClass())).append(':');
            append(selected.config());
        } else if (value instanceof Record record) {
            text.append('{');
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                text.append(component.getName()).append('=');
                append(component(record, component));
                text.append(';');
            }
            text.append('}');
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresentOrElse(this::append, () -> text.append("none"));
        } else if (value instanceof Collection<?> collection) {
            text.append('[');
            collection.forEach(element -> {
                append(element);
                text.append(',');
            });
            text.append(']');
        } else if (value instanceof Map<?, ?> map) {
            TreeMap<String, Object> sorted = new TreeMap<>();
            map.forEach((key, element) -> sorted.put(String.valueOf(key), element));
            append(sorted.entrySet().stream()
                    .map(entry -> java.util.List.of(entry.getKey(), entry.getValue()))
                    .toList());
        } else if (!(value instanceof Path)) {
            String plain = String.valueOf(value);
            text.append(plain.length()).append('#').append(plain);
        }
    }

    private static Object component(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component + " of a configuration record", e);
        }
    }
}
