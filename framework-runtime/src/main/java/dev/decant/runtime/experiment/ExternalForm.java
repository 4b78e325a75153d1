package dev.decant.runtime.experiment;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataSet;
import dev.decant.api.network.InputSpec;
import dev.decant.api.task.Task;
import dev.decant.runtime.run.TrainedOn;
import java.util.Arrays;

/**
 * What decides whether networks can be judged on an external set.
 *
 * @param name of the set in the configuration
 */
public record ExternalForm(String name, Task task, InputSpec input) {
    /** That of an open set. */
    public static ExternalForm of(String name, DataSet set) {
        return new ExternalForm(name, set.task(), set.input());
    }

    /**
     * The classes that networks of a task can be judged by here.
     *
     * @param positives how many records of the set belong to each of its classes
     * @throws InvalidConfiguration if the tasks are of different kinds or have too few classes in common
     */
    public CommonClasses common(Task run, int[] positives) {
        return CommonClasses.of(name, run, task, positives);
    }

    /**
     * Says whether networks see here what they saw in training.
     *
     * @param expected their input in words, see {@link TrainedOn#describe}
     * @param whose it is, for the message
     * @throws InvalidConfiguration if they do not
     */
    public void requireInput(String expected, String whose) {
        String here = TrainedOn.describe(input);
        if (!here.equals(expected)) {
            throw new InvalidConfiguration("the external set " + name + " gives " + here + "; expected " + expected
                    + ", as " + whose + " has: set the options of evaluate.external." + name + " so that they agree");
        }
    }

    /**
     * Says whether networks of the experiment's data can be judged here.
     *
     * @param positives as for {@link #common}
     * @throws InvalidConfiguration if not
     */
    public void requireFit(Task run, InputSpec seen, int[] positives) {
        common(run, positives);
        requireInput(TrainedOn.describe(seen), "the experiment's data");
    }

    /**
     * The same before a record was read: as if each class of the set had records.
     *
     * @throws InvalidConfiguration if not
     */
    public void requireFit(Task run, InputSpec seen) {
        int[] positives = new int[task.outputs()];
        Arrays.fill(positives, 1);
        requireFit(run, seen, positives);
    }
}
