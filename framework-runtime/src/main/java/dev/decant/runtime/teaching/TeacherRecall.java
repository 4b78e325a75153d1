package dev.decant.runtime.teaching;

import dev.decant.runtime.data.Batch;
import dev.decant.runtime.graph.TeacherOutput;
import dev.decant.runtime.graph.TeacherValues;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads what the frozen network made of the records of a batch. The values of a batch stand until the next is asked for.
 * Steps that are padding are zero.
 */
final class TeacherRecall implements AutoCloseable {
    private final List<TeacherOutput> outputs;
    private final List<TeacherFile> files;
    private final KeptRecords records;
    private final List<float[]> buffers = new ArrayList<>();

    /** @param files of the outputs, in the same order */
    TeacherRecall(List<TeacherOutput> outputs, List<TeacherFile> files, KeptRecords records) {
        this.outputs = outputs;
        this.files = files;
        this.records = records;
        outputs.forEach(output -> buffers.add(new float[0]));
    }

    /** @throws IOException if the values cannot be read, or are not those that were written */
    TeacherValues of(Batch batch) throws IOException {
        for (int i = 0; i < outputs.size(); i++) {
            TeacherOutput output = outputs.get(i);
            int row = output.rowOf(batch.steps());
            if (buffers.get(i).length < row * batch.size()) {
                buffers.set(i, new float[row * batch.size()]);
            }
            float[] values = buffers.get(i);
            for (int record = 0; record < batch.size(); record++) {
                int position = records.position(batch.records()[record]);
                TeacherFile file = files.get(i);
                file.read(position, values, record * row);
                Arrays.fill(values, record * row + file.length(position), (record + 1) * row, 0f);
            }
        }
        return new TeacherValues(outputs, List.copyOf(buffers), batch.steps());
    }

    @Override
    public void close() {
        files.forEach(TeacherFile::close);
    }
}
