package dev.decant.runtime.teaching;

import dev.decant.runtime.data.Batch;
import dev.decant.runtime.data.CacheProgress;
import dev.decant.runtime.graph.RunGraph;
import dev.decant.runtime.graph.TeacherOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Opens what is kept of a frozen network, or computes it. Every number that is kept took hundreds of multiplications to
 * compute, so reading is the faster by far; both are timed on a few batches to tell what it saves.
 *
 * @param graph with the teacher's weights
 * @param records those that are trained on
 * @param batches hands them over without variation
 * @param batchSize records of a training batch
 */
public record TeacherMemoryMaker(
        RunGraph graph, KeptRecords records, Batches batches, int batchSize, CacheProgress progress) {
    /** Batches by which computing is compared with reading, after one that is not timed. */
    private static final int TIMED_BATCHES = 4;

    /** Hands over records in batches, without variation. */
    public interface Batches {
        /** @param records indices, each once */
        void each(int[] records, Consumer<Batch> consumer);
    }

    /**
     * Values for every record that a student of this teacher is trained on.
     *
     * @param key of teacher, data and preparation
     */
    public TeacherMemory make(String key, TeacherFolder folder) {
        List<TeacherOutput> outputs = graph.teacherOutputs();
        if (outputs.isEmpty()) {
            return TeacherMemory.none();
        }
        try {
            KeptFiles files = new KeptFiles(key, folder, records, outputs);
            double computing = secondsToCompute();
            Optional<TeacherRecall> kept = files.open(progress);
            if (kept.isEmpty()) {
                if (!folder.room(files.bytes())) {
                    progress.notice(String.format(
                            Locale.ROOT,
                            "the teacher's outputs for %,d records take %,d MiB, for which %s has no room; they are"
                                    + " computed in every step",
                            records.count(),
                            files.bytes() >> 20,
                            folder.path()));
                    return TeacherMemory.none();
                }
                kept = Optional.of(computed(files));
            }
            return timed(kept.get(), computing);
        } catch (IOException | UncheckedIOException e) {
            progress.notice("what the teacher makes of the records cannot be kept and is computed in every step: "
                    + e.getMessage());
            return TeacherMemory.none();
        }
    }

    private TeacherMemory timed(TeacherRecall recall, double computing) {
        try {
            return TeacherMemory.of(recall, computing - secondsToRead(recall), progress);
        } catch (RuntimeException e) {
            recall.close();
            throw e;
        }
    }

    private TeacherRecall computed(KeptFiles files) throws IOException {
        long start = System.nanoTime();
        try (KeptFiles.Writing writing = files.write()) {
            batches.each(records.all(), batch -> writing.add(batch, graph.taught(batch)));
            writing.publish();
        }
        progress.notice(String.format(
                Locale.ROOT,
                "the teacher's outputs for %,d records are kept: %,d MiB, computed in %.1f s",
                records.count(),
                files.bytes() >> 20,
                (System.nanoTime() - start) / 1e9));
        return files.open(progress).orElseThrow(() -> new IOException("what was written cannot be read"));
    }

    private double secondsToCompute() {
        return secondsOfRecord(batch -> graph.taught(batch));
    }

    private double secondsToRead(TeacherRecall recall) {
        return secondsOfRecord(batch -> {
            try {
                recall.of(batch);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The least over some batches: what else the machine does only adds. */
    private double secondsOfRecord(Consumer<Batch> get) {
        List<Double> seconds = new ArrayList<>();
        batches.each(records.first((1 + TIMED_BATCHES) * batchSize), batch -> {
            long start = System.nanoTime();
            get.accept(batch);
            seconds.add((System.nanoTime() - start) / 1e9 / batch.size());
        });
        return seconds.stream()
                .skip(seconds.size() > 1 ? 1 : 0)
                .min(Double::compare)
                .orElse(0.0);
    }
}
