package dev.decant.runtime.run;

import dev.decant.api.strategy.DistillationStrategy.Needs;
import dev.decant.runtime.config.SectionKey;
import dev.decant.runtime.config.Selected;
import dev.decant.runtime.config.TrainConfig;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What a run, or its training, is made of as plain texts under dotted keys, such as {@code strategy.alpha} or {@code train.epochs}, as they
 * would be written in a configuration.
 *
 * @param values in the order of the configuration
 */
public record RunSettings(Map<String, String> values) {
    public RunSettings {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Those of a run; options that are left out have no key. */
    public static RunSettings of(RunSpec spec) {
        Recipe recipe = spec.recipe();
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "label", spec.label());
        put(values, "data", spec.data().source());
        put(values, "split", spec.data().split());
        put(values, "network", recipe.network());
        put(values, "strategy", recipe.strategy());
        if (recipe.needs() == Needs.SEGMENTS) {
            put(values, "splitter", recipe.splitter());
        }
        if (recipe.needsTeacher()) {
            put(values, "teacher", spec.teacher().map(teacher -> teacher.run().id()));
        }
        of(recipe.train()).values().forEach((key, value) -> values.put("train." + key, value));
        put(values, "evaluate", spec.evaluate());
        return new RunSettings(values);
    }

    /** Those of a training: the keys of the section {@code train}, without its name; each option of each augmentation is one. */
    public static RunSettings of(TrainConfig train) {
        Map<String, String> values = new LinkedHashMap<>();
        for (SectionKey key : SectionKey.of(TrainConfig.class)) {
            put(values, key.name(), component(train, key));
        }
        return new RunSettings(values);
    }

    private static void put(Map<String, String> values, String key, Object value) {
        if (value instanceof Selected<?> selected) {
            values.put(key + ".type", selected.type());
            put(values, key, selected.config());
        } else if (value instanceof Record record) {
            for (SectionKey component : SectionKey.of(record.getClass())) {
                put(values, key + "." + component.name(), component(record, component));
            }
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> put(values, key, present));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((name, element) -> put(values, key + "." + name, element));
        } else if (value instanceof Collection<?> list && list.stream().anyMatch(Record.class::isInstance)) {
            int index = 0;
            for (Object element : list) {
                put(values, key + "." + index++, element);
            }
        } else {
            text(value).ifPresent(text -> values.put(key, text));
        }
    }

    private static Optional<String> text(Object value) {
        if (value instanceof OptionalInt number) {
            return number.isPresent() ? Optional.of(Integer.toString(number.getAsInt())) : Optional.empty();
        } else if (value instanceof OptionalLong number) {
            return number.isPresent() ? Optional.of(Long.toString(number.getAsLong())) : Optional.empty();
        } else if (value instanceof OptionalDouble number) {
            return number.isPresent() ? text(number.getAsDouble()) : Optional.empty();
        } else if (value instanceof Collection<?> list) {
            return Optional.of(
                    list.stream().map(element -> text(element).orElse("")).collect(Collectors.joining(", ", "[", "]")));
        } else if (value instanceof Double number && Double.isFinite(number)) {
            BigDecimal exact = BigDecimal.valueOf(number).stripTrailingZeros();
            return Optional.of(exact.scale() > 12 ? number.toString() : exact.toPlainString());
        } else if (value instanceof Duration duration) {
            return Optional.of(text(duration.toNanos() / 1e9).orElse("") + "s");
        } else if (value instanceof Enum<?> constant) {
            return Optional.of(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return Optional.of(String.valueOf(value));
    }

    private static Object component(Record record, SectionKey key) {
        try {
            key.component().getAccessor().setAccessible(true);
            return key.component().getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + key.name() + " of a configuration record", e);
        }
    }
}
