package dev.decant.runtime.graph;

import dev.decant.api.data.DataSet;
import dev.decant.api.network.InputSpec;
import dev.decant.api.task.Task;
import dev.decant.runtime.data.ClassWeights;

/**
 * What a graph needs to know of the data: what goes in, what is predicted, and how the classes weigh in the task loss.
 *
 * @param classWeights one for each class
 * @param labelled the share of the records that training reads and that have a label, in (0, 1]
 */
public record DataForm(InputSpec input, Task task, float[] classWeights, double labelled) {
    /** Every record has a label. */
    public DataForm(InputSpec input, Task task, float[] classWeights) {
        this(input, task, classWeights, 1);
    }

    /**
     * Every class weighs 1.
     *
     * @param labelled the share of the records that training reads and that have a label, in (0, 1]
     */
    public static DataForm unweighted(DataSet set, double labelled) {
        return new DataForm(set.input(), set.task(), ClassWeights.equal(set.task()), labelled);
    }
}
