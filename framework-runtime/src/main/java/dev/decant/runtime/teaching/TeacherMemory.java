package dev.decant.runtime.teaching;

import dev.decant.runtime.data.Batch;
import dev.decant.runtime.data.CacheProgress;
import dev.decant.runtime.graph.TeacherValues;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * What the frozen network makes of every training record, computed once and read from then on, by all students of that
 * teacher.
 */
public final class TeacherMemory implements AutoCloseable {
    private final CacheProgress progress;
    private final double secondsSaved; // of a record
    private Optional<TeacherRecall> recall;
    private long served;

    private TeacherMemory(CacheProgress progress, Optional<TeacherRecall> recall, double secondsSaved) {
        this.progress = progress;
        this.recall = recall;
        this.secondsSaved = secondsSaved;
    }

    /** Nothing is kept: the network computes in every step. */
    public static TeacherMemory none() {
        return new TeacherMemory(CacheProgress.silent(), Optional.empty(), 0);
    }

    /** @param secondsSaved how much less it takes to read a record than to compute it */
    static TeacherMemory of(TeacherRecall recall, double secondsSaved, CacheProgress progress) {
        return new TeacherMemory(progress, Optional.of(recall), secondsSaved);
    }

    /** What the frozen network makes of a batch, until the next is asked for; none where it is to be computed. */
    public TeacherValues of(Batch batch) {
        if (recall.isEmpty()) {
            return TeacherValues.none();
        }
        try {
            TeacherValues values = recall.get().of(batch);
            served += batch.size();
            return values;
        } catch (IOException e) {
            progress.notice("what the teacher makes of the records is computed from here on: " + e.getMessage());
            close();
            return TeacherValues.none();
        }
    }

    /** How often it served and about what that saved; empty where it did not. */
    public Optional<String> summary() {
        return served == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "the teacher's outputs were read for %,d records in place of computing them: about %.0f s saved",
                        served,
                        served * secondsSaved));
    }

    @Override
    public void close() {
        recall.ifPresent(TeacherRecall::close);
        recall = Optional.empty();
    }
}
