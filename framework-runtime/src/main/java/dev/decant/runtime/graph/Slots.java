package dev.decant.runtime.graph;

import static java.util.Objects.requireNonNull;

import dev.decant.nn.parameter.StoredVariable;
import dev.decant.nn.parameter.VariableStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The optimiser's variables beside each parameter: first and second moment, and the sum of accumulated gradients. */
final class Slots {
    private final Map<StoredVariable, StoredVariable> first = new LinkedHashMap<>();
    private final Map<StoredVariable, StoredVariable> second = new LinkedHashMap<>();
    private final Map<StoredVariable, StoredVariable> sums = new LinkedHashMap<>();

    Slots(VariableStore store, List<StoredVariable> parameters, boolean accumulates) {
        for (StoredVariable parameter : parameters) {
            first.put(parameter, store.slot("adam-m", parameter));
            second.put(parameter, store.slot("adam-v", parameter));
            if (accumulates) {
                sums.put(parameter, store.slot("gradient-sum", parameter));
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
