package dev.decant.runtime.training;

import dev.decant.api.network.InputSpec;
import dev.decant.runtime.config.TrainConfig.TeacherCache;
import dev.decant.runtime.run.TeacherKey;
import dev.decant.runtime.run.TeacherRun;
import dev.decant.runtime.teaching.KeptRecords;
import dev.decant.runtime.teaching.TeacherFolder;
import dev.decant.runtime.teaching.TeacherMemory;
import dev.decant.runtime.teaching.TeacherMemoryMaker;
import java.io.IOException;
import java.util.Optional;

/** Decides whether a run's teacher sees each training record once, or in every epoch. */
record TeacherPass(ActiveRun run, TrainingListener listener) {
    /** What all kept outputs of teachers may take beside a folder of runs. */
    private static final long MOST_BYTES = 8L << 30;

    /**
     * What the teacher makes of the records. Values of a record differ in their last bits with the batch that it is computed
     * in, so whether they are kept depends on the configuration, and on room on the disk, but not on the clock or on how
     * much is left to train.
     *
     * @throws IOException if the teacher's weights cannot be read
     */
    TeacherMemory memory() throws IOException {
        Optional<TeacherRun> teacher = run.spec().teacher();
        if (run.train().teacherCache() == TeacherCache.OFF
                || teacher.isEmpty()
                || run.train().epochs() == 1) {
            return TeacherMemory.none();
        }
        OpenedData data = run.data();
        KeptRecords records = new KeptRecords(data.cache(), data.split().training());
        if (!run.train().augment().isEmpty() || !whole(data.input(), records)) {
            return TeacherMemory.none();
        }
        int batchSize = run.train().batchSize();
        SplitPredictor predictor = run.predictor();
        return new TeacherMemoryMaker(
                        run.graph(),
                        records,
                        (some, consumer) -> predictor.each(some, batchSize, consumer),
                        batchSize,
                        listener)
                .make(
                        TeacherKey.of(
                                teacher.get(),
                                data.set().fingerprint(),
                                data.transform().state(),
                                batchSize,
                                run.spec().recipe().threads()),
                        new TeacherFolder(data.workspace().resolve("teachers"), MOST_BYTES));
    }

    /** Whether every record enters as it is, without a crop or padding whose place is drawn. */
    private static boolean whole(InputSpec input, KeptRecords records) {
        return input.steps().isEmpty() || records.allOf(input.steps().getAsInt());
    }
}
