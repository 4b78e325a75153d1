package dev.decant.reproduction.workload;

import dev.decant.api.network.InputSpec;
import dev.decant.api.task.Task;
import dev.decant.runtime.data.ClassWeights;
import dev.decant.runtime.graph.DataForm;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The form of what the paper's networks see. */
enum PaperTask {
    /** Twelve leads at 200 Hz, ten seconds; 26 diagnoses, several to a record. */
    ECG("ecg", 2000, 500) {
        @Override
        DataForm form(WorkloadSize size) {
            return unweighted(
                    new InputSpec(OptionalInt.of(steps(size)), names("lead", 12), 200),
                    new Task.MultiLabel(names("diagnosis", 26)));
        }
    },
    /** Two days of hours with 108 features each, one label an hour. */
    EHR("ehr", 48, 24) {
        @Override
        DataForm form(WorkloadSize size) {
            return unweighted(
                    new InputSpec(OptionalInt.empty(), names("feature", 108), 1 / 3600.0),
                    new Task.PerStepBinary("sepsis"));
        }
    };

    private final String word;
    private final int fullSteps;
    private final int smallSteps;

    PaperTask(String word, int fullSteps, int smallSteps) {
        this.word = word;
        this.fullSteps = fullSteps;
        this.smallSteps = smallSteps;
    }

    abstract DataForm form(WorkloadSize size);

    /** To which batches are padded. */
    int steps(WorkloadSize size) {
        return size == WorkloadSize.FULL ? fullSteps : smallSteps;
    }

    /** The class-path resource of the experiment whose networks these are. */
    String resource(WorkloadSize size) {
        return "dev/decant/reproduction/workload/" + word + "-" + size.word() + ".conf";
    }

    private static DataForm unweighted(InputSpec input, Task task) {
        return new DataForm(input, task, ClassWeights.equal(task));
    }

    private static List<String> names(String of, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> of + " " + i).toList();
    }
}
