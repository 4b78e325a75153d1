package dev.decant.runtime.config;

import dev.decant.api.config.InvalidConfiguration;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** Creates records from the values of their components. */
final class RecordFactory {
    private RecordFactory() {}

    /** @throws InvalidConfiguration if the record refuses the values, with its reason */
    static <R extends Record> R create(Class<R> type, List<Object> values) {
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException || e.getCause() instanceof InvalidConfiguration) {
                throw new InvalidConfiguration(String.valueOf(e.getCause().getMessage()));
            }
            throw new IllegalStateException("the constructor of " + type.getName() + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot create " + type.getName(), e);
        }
    }
}
