package dev.decant.api.network;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.task.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * A readout that a strategy needs.
 *
 * @param name the name that the strategy asks for, such as {@code class} or {@code distillation}
 * @param form where the readout looks
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record ReadoutSpec(String name, Form form) {
    /** The name of the readout that every network offers. */
    public static final String CLASS = "class";

    /** Where a readout looks. */
    public enum Form {
        /** The whole sequence at once, in the way that the network is configured to pool. */
        POOLED,
        /** An extra token of its own. */
        TOKEN,
        /** Each step. */
        PER_STEP;

        /** The form of a task's ordinary prediction: each step of a per-step task, otherwise pooled. */
        public static Form of(Task task) {
            return task instanceof Task.PerStepBinary ? PER_STEP : POOLED;
        }

        /** As a message writes it, such as {@code per-step}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The readout {@link #CLASS} in the form of the task's ordinary prediction. */
    public static ReadoutSpec of(Task task) {
        return new ReadoutSpec(CLASS, Form.of(task));
    }

    /**
     * What a network calls before it builds a readout.
     *
     * @param network the network's type, for the message
     * @param offered the forms in which it can offer readouts for this task
     * @throws InvalidConfiguration if the form is none of them
     */
    public void requireOneOf(String network, Task task, Form... offered) {
        List<Form> forms = Arrays.asList(offered);
        if (!forms.contains(form)) {
            throw new InvalidConfiguration(network + " cannot offer the readout '" + name + "' in the form "
                    + form.label()
                    + (task instanceof Task.PerStepBinary
                            ? " for one label per step"
                            : " for one prediction per record")
                    + (forms.isEmpty()
                            ? ""
                            : ", only " + forms.stream().map(Form::label).collect(Collectors.joining(" or "))));
        }
    }
}
