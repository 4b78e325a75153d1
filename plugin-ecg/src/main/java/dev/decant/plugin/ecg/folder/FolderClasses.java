package dev.decant.plugin.ecg.folder;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataException;
import dev.decant.api.task.Task;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is predicted of a folder's records: the classes that the options choose of the labels that there are. */
record FolderClasses(Task task) {
    /** @throws InvalidConfiguration if a class stands twice or no record has it, or there are too few */
    static FolderClasses of(FolderConfig config, LabelTable labels) {
        List<String> classes = config.classes().orElseGet(labels::labels);
        if (new HashSet<>(classes).size() < classes.size()) {
            throw new InvalidConfiguration("classes is " + classes + "; expected each class once");
        }
        for (String label : classes) {
            if (!labels.labels().contains(label)) {
                throw new InvalidConfiguration(
                        "classes has '" + label + "', which no record has; expected some of " + labels.labels());
            }
        }
        FolderTask task = config.task().orElse(labels.isSingle() ? FolderTask.MULTI_CLASS : FolderTask.MULTI_LABEL);
        int least = task == FolderTask.MULTI_CLASS ? 2 : 1;
        if (classes.size() < least) {
            throw new InvalidConfiguration("the classes are " + classes + "; expected at least " + least);
        }
        return new FolderClasses(
                task == FolderTask.MULTI_CLASS ? new Task.MultiClass(classes) : new Task.MultiLabel(classes));
    }

    /** One-hot or multi-hot [classes]; empty where the record is left out. */
    Optional<float[]> target(LabelTable.Entry entry, Map<String, Integer> remarks) {
        List<String> labels =
                entry.labels().stream().filter(task.classes()::contains).toList();
        int ignored = entry.labels().size() - labels.size();
        if (ignored > 0) {
            remarks.merge("label that is not among the classes, ignored", ignored, Integer::sum);
        }
        if (task instanceof Task.MultiClass) {
            if (labels.size() > 1) {
                throw new DataException(
                        entry.where() + ": the labels " + labels + "; expected one, or the option task = multi-label");
            }
            if (labels.isEmpty()) {
                remarks.merge("record without any of the classes, left out", 1, Integer::sum);
                return Optional.empty();
            }
        }
        float[] target = new float[task.outputs()];
        for (String label : labels) {
            target[task.classes().indexOf(label)] = 1;
        }
        return Optional.of(target);
    }
}
