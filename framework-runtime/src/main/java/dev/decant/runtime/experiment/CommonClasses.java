package dev.decant.runtime.experiment;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.task.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes that a run predicts and an external set has: those that no record of the set belongs to cannot be judged
 * there.
 *
 * @param task the run's task with these classes only, in the run's order
 * @param inRun the position of each class among the run's
 * @param inSet the position of each class among the set's
 * @param missing classes of the run that the set lacks
 * @param unknown classes of the set that the run does not predict
 */
public record CommonClasses(Task task, int[] inRun, int[] inSet, List<String> missing, List<String> unknown) {
    /**
     * @param name of the set, for messages
     * @param positives how many records of the set belong to each of its classes
     * @throws InvalidConfiguration if the tasks are of different kinds or have too few classes in common
     */
    static CommonClasses of(String name, Task run, Task set, int[] positives) {
        if (!run.getClass().equals(set.getClass())) {
            throw new InvalidConfiguration(
                    "the external set " + name + " is " + kind(set) + ", the run is " + kind(run));
        }
        List<String> classes = new ArrayList<>();
        List<Integer> inRun = new ArrayList<>();
        List<Integer> inSet = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < run.classes().size(); i++) {
            String label = run.classes().get(i);
            int there = set.classes().indexOf(label);
            if (there < 0 || positives[there] == 0) {
                missing.add(label);
            } else {
                classes.add(label);
                inRun.add(i);
                inSet.add(there);
            }
        }
        List<String> unknown = new ArrayList<>(set.classes());
        unknown.removeAll(run.classes());
        if (classes.size() < (run instanceof Task.MultiClass ? 2 : 1)) {
            throw new InvalidConfiguration("the external set " + name + " has the classes " + set.classes()
                    + ", of which the run predicts too few: " + run.classes());
        }
        return new CommonClasses(like(run, classes), positions(inRun), positions(inSet), missing, unknown);
    }

    private static Task like(Task run, List<String> classes) {
        if (run instanceof Task.PerStepBinary) {
            return run;
        }
        return run instanceof Task.MultiClass ? new Task.MultiClass(classes) : new Task.MultiLabel(classes);
    }

    private static int[] positions(List<Integer> positions) {
        return positions.stream().mapToInt(Integer::intValue).toArray();
    }

    private static String kind(Task task) {
        if (task instanceof Task.MultiClass) {
            return "multi-class";
        }
        return task instanceof Task.MultiLabel ? "multi-label" : "one label per step";
    }

    /** The values of these classes out of those of all classes of the run. */
    public float[] ofRun(float[] all) {
        float[] chosen = new float[inRun.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = all[inRun[i]];
        }
        return chosen;
    }

    /** The truth of these classes out of that of all classes of the set. */
    public boolean[] ofSet(boolean[] all) {
        boolean[] chosen = new boolean[inSet.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = all[inSet[i]];
        }
        return chosen;
    }
}
