package dev.decant.runtime.graph;

import static java.util.Objects.requireNonNull;

import dev.decant.nn.parameter.Owner;
import dev.decant.nn.parameter.StoredVariable;
import dev.decant.nn.parameter.VariableStore;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variables beside each parameter: the optimiser's first and second moment, the sum of accumulated gradients, and the
 * average of a weight of the student.
 */
final class Slots {
    private final Map<StoredVariable, StoredVariable> first = new LinkedHashMap<>();
    private final Map<StoredVariable, StoredVariable> second = new LinkedHashMap<>();
    private final Map<StoredVariable, StoredVariable> sums = new LinkedHashMap<>();

    private final Map<StoredVariable, StoredVariable> averages = new LinkedHashMap<>();

    /**
     * @param accumulates whether gradients are summed over parts of a batch
     * @param averages whether the student's weights are averaged
     */
    Slots(VariableStore store, List<StoredVariable> parameters, boolean accumulates, boolean averages) {
        for (StoredVariable parameter : parameters) {
            first.put(parameter, store.slot("adam-m", parameter));
            second.put(parameter, store.slot("adam-v", parameter));
            if (accumulates) {
                sums.put(parameter, store.slot("gradient-sum", parameter));
            }
            if (averages && parameter.owner() == Owner.STUDENT) {
                this.averages.put(parameter, store.slot("ema", parameter));
            }
        }
    }

    StoredVariable first(StoredVariable parameter) {
        return requireNonNull(first.get(parameter));
    }

    StoredVariable second(StoredVariable parameter) {
        return requireNonNull(second.get(parameter));
    }

    StoredVariable sum(StoredVariable parameter) {
        return requireNonNull(sums.get(parameter));
    }

    /** Empty where the parameter has none. */
    Optional<StoredVariable> average(StoredVariable parameter) {
        return Optional.ofNullable(averages.get(parameter));
    }

    /** By parameter. */
    Map<StoredVariable, StoredVariable> averages() {
        return Collections.unmodifiableMap(averages);
    }

    /** All moments, in the order of the parameters. */
    List<StoredVariable> moments() {
        return java.util.stream.Stream.concat(first.values().stream(), second.values().stream())
                .toList();
    }

    /** All sums. */
    List<StoredVariable> sums() {
        return List.copyOf(sums.values());
    }
}
