package dev.decant.testkit;

import dev.decant.api.network.InputSpec;
import dev.decant.api.network.Network;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.network.ReadoutSpec.Form;
import dev.decant.api.task.Task;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a contract test says of its network.
 *
 * @param builder makes it
 * @param input what it is made for
 * @param steps of an input without a fixed number
 * @param offers the forms of readout that it offers for a task
 * @param withoutEffect ends of the names of parameters that the logits do not depend on
 * @param causal whether a prediction depends on the steps up to its own alone
 */
record NetworkUnderTest(
        Builder builder,
        InputSpec input,
        int steps,
        Function<Task, Set<Form>> offers,
        Set<String> withoutEffect,
        boolean causal) {
    static final Task STEPS = new Task.PerStepBinary("event");
    static final List<Task> TASKS =
            List.of(new Task.MultiClass(List.of("a", "b", "c")), new Task.MultiLabel(List.of("a", "b")), STEPS);

    /** A provider with its options, for that input. */
    interface Builder {
        Network build(ParameterScope scope, Task task, List<ReadoutSpec> readouts);
    }

    Network build(ParameterScope scope, Task task, List<ReadoutSpec> readouts) {
        return builder.build(scope, task, readouts);
    }

    NetworkBench bench(Task task, List<ReadoutSpec> readouts) {
        return new NetworkBench(this, task, readouts);
    }

    /** A check of the network as it is built for each task, with all readouts at once. */
    void everywhere(Consumer<NetworkBench> check) {
        tasks().forEach(task -> check(task, offered(task), check));
    }

    /** A check of the network as it is built for each task and each selection of readouts. */
    void everySelection(Consumer<NetworkBench> check) {
        for (Task task : tasks()) {
            selections(task).forEach(readouts -> check(task, readouts, check));
        }
    }

    /** A check of the network as it is built for one task and these readouts; a failure names both. */
    void check(Task task, List<ReadoutSpec> readouts, Consumer<NetworkBench> check) {
        named(task, readouts).check(() -> {
            try (NetworkBench bench = bench(task, readouts)) {
                check.accept(bench);
            }
        });
    }

    static NamedCase named(Task task, List<ReadoutSpec> readouts) {
        String forms = readouts.stream()
                .map(readout -> readout.form().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return new NamedCase(
                task.getClass().getSimpleName() + ", " + (readouts.size() == 1 ? "readout " : "readouts ") + forms);
    }

    /** The kinds of task for which the network offers anything. */
    List<Task> tasks() {
        return TASKS.stream().filter(task -> !offered(task).isEmpty()).toList();
    }

    /** One readout of each form that is offered, called by its form. */
    List<ReadoutSpec> offered(Task task) {
        return EnumSet.allOf(Form.class).stream()
                .filter(offers.apply(task)::contains)
                .map(form -> new ReadoutSpec(form.name().toLowerCase(Locale.ROOT), form))
                .toList();
    }

    /** All readouts at once, and each without the others: a network may see to tokens in another way than to none. */
    List<List<ReadoutSpec>> selections(Task task) {
        List<ReadoutSpec> all = offered(task);
        List<List<ReadoutSpec>> selections = new ArrayList<>(List.of(all));
        if (all.size() > 1) {
            all.forEach(one -> selections.add(List.of(one)));
        }
        return selections;
    }
}
