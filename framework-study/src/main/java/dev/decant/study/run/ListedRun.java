package dev.decant.study.run;

import dev.decant.api.data.DataException;
import dev.decant.runtime.evaluation.Evaluation;
import dev.decant.runtime.evaluation.Metrics;
import dev.decant.runtime.experiment.RunRecall;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.run.RunStore;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A run as it lies in its folder.
 *
 * @param status how far it came
 * @param epochs that were trained, where it is finished and whole
 * @param test what it scores on its test split, without the field's scorer
 */
public record ListedRun(
        Path folder, String label, long seed, Status status, Optional<Integer> epochs, Optional<Evaluation> test) {
    /** How far a run came. */
    public enum Status {
        FINISHED("finished"),
        NOT_FINISHED("not finished"),
        /** Its result cannot be read. */
        DAMAGED("damaged");

        private final String words;

        Status(String words) {
            this.words = words;
        }

        /** In listings. */
        public String words() {
            return words;
        }
    }

    static ListedRun of(RunFolder folder) {
        RunRecall recall = RunRecall.of(folder);
        Optional<FinishedRun> finished = Optional.empty();
        Status status = folder.finished() ? Status.FINISHED : Status.NOT_FINISHED;
        if (folder.finished()) {
            try {
                finished = Optional.of(RunStore.read(folder.path()));
            } catch (DataException e) {
                status = Status.DAMAGED;
            }
        }
        return new ListedRun(
                folder.path(),
                recall.label(),
                recall.seed(),
                status,
                finished.map(FinishedRun::epochs),
                finished.map(found -> Metrics.of(found.test(), Optional.empty())));
    }
}
