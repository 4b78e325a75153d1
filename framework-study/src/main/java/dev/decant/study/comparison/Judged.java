package dev.decant.study.comparison;

import dev.decant.api.task.Task;
import java.util.List;

/**
 * The records that a comparison judges its methods on.
 *
 * @param records what they are called in the plural, such as {@code test records}
 * @param role how they took part, a sentence
 * @param remarks what a reader must know of them, sentences
 */
public record Judged(String records, String role, List<String> remarks) {
    public Judged {
        remarks = List.copyOf(remarks);
    }

    /** The test split, in the rows of a task. */
    public static Judged testSplit(Task task) {
        return new Judged("test " + rows(task), "the test split was read once", List.of());
    }

    /** A set of which nothing was trained on. */
    public static Judged external(String name, Task task, List<String> remarks) {
        return new Judged(
                "external " + rows(task) + " of " + name,
                name + " took no part in training, selection or thresholds, and was prepared as the training data",
                remarks);
    }

    private static String rows(Task task) {
        return task instanceof Task.PerStepBinary ? "steps" : "records";
    }
}
