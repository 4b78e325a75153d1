package dev.decant.runtime.teaching;

import dev.decant.io.file.Sha256;
import dev.decant.runtime.data.Batch;
import dev.decant.runtime.data.CacheProgress;
import dev.decant.runtime.graph.TeacherOutput;
import dev.decant.runtime.graph.TeacherValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files of some outputs, one for each.
 *
 * @param key of teacher, data and preparation
 */
record KeptFiles(String key, TeacherFolder folder, KeptRecords records, List<TeacherOutput> outputs) {
    /** How many bytes all of them have. */
    long bytes() {
        return outputs.stream()
                .mapToLong(output -> TeacherFile.bytesOf(records.rows(output)))
                .sum();
    }

    /** Empty if one is missing or damaged. */
    Optional<TeacherRecall> open(CacheProgress progress) throws IOException {
        List<TeacherFile> files = new ArrayList<>();
        for (TeacherOutput output : outputs) {
            Path path = path(output);
            if (Files.isRegularFile(path)) {
                try {
                    files.add(TeacherFile.open(path, records.rows(output)));
                    folder.used(path);
                } catch (IOException e) {
                    progress.notice(e.getMessage() + "; computing it again");
                }
            }
        }
        TeacherRecall recall = new TeacherRecall(outputs, files, records);
        if (files.size() == outputs.size()) {
            return Optional.of(recall);
        }
        recall.close();
        return Optional.empty();
    }

    private Path path(TeacherOutput output) {
        return folder.file(new Sha256()
                .number(TeacherFile.VERSION)
                .text(key)
                .text(records.identity())
                .text(output.name())
                .hex()
                .substring(0, 32));
    }

    /** Begins to write all of them. */
    Writing write() throws IOException {
        List<TeacherFile.Writer> writers = new ArrayList<>();
        try {
            for (TeacherOutput output : outputs) {
                writers.add(new TeacherFile.Writer(path(output), records.rows(output)));
            }
        } catch (IOException e) {
            new Writing(this, writers).close();
            throw e;
        }
        return new Writing(this, writers);
    }

    /** Files that are written: nothing of them remains unless they are published. */
    record Writing(KeptFiles files, List<TeacherFile.Writer> writers) implements AutoCloseable {
        void add(Batch batch, TeacherValues values) {
            try {
                for (int i = 0; i < writers.size(); i++) {
                    int row = files.outputs().get(i).rowOf(batch.steps());
                    for (int record = 0; record < batch.size(); record++) {
                        int position = files.records().position(batch.records()[record]);
                        writers.get(i).write(position, values.values().get(i), record * row);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void publish() throws IOException {
            for (TeacherFile.Writer writer : writers) {
                writer.publish();
            }
        }

        @Override
        public void close() throws IOException {
            for (TeacherFile.Writer writer : writers) {
                writer.close();
            }
        }
    }
}
