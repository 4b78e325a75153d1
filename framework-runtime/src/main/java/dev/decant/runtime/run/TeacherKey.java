package dev.decant.runtime.run;

import dev.decant.io.file.Sha256;
import dev.decant.nn.loss.TaskLoss;
import java.io.IOException;
import java.nio.file.Files;

/** Identifies what a trained teacher makes of records by everything that determines it. */
public final class TeacherKey {
    private TeacherKey() {}

    /**
     * A hash over the teacher's weights and network, the records and how they were prepared, and the code.
     *
     * @param dataFingerprint the content of the data and the settings that it was read with
     * @param preparation the fitted values as text
     * @param batchSize records that are computed together, which moves last bits, as does the number of threads
     */
    public static String of(TeacherRun teacher, String dataFingerprint, String preparation, int batchSize, int threads)
            throws IOException {
        return new Fingerprint()
                .add("decant", Versions.decant())
                .add("tensorflow", Versions.tensorFlow())
                .add("networks", CodeVersion.of(TaskLoss.class))
                .add("onednn", String.valueOf(System.getenv("TF_ENABLE_ONEDNN_OPTS")))
                .add("network", teacher.network())
                .add(
                        "weights",
                        new Sha256()
                                .bytes(Files.readAllBytes(teacher.run().folder().best()))
                                .hex())
                .add("content", dataFingerprint)
                .add("preparation", preparation)
                .add("batch-size", batchSize)
                .add("threads", threads)
                .hash();
    }
}
