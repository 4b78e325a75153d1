package dev.decant.study.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.api.data.DataException;
import dev.decant.io.file.AtomicFile;
import dev.decant.io.file.Sha256;
import dev.decant.runtime.run.FinishedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An analysis kept in the run's folder with what it was made from: as long as that is the same, it is read and not made
 * again.
 */
final class StoredAnalysis {
    /** Raised when numbers are computed otherwise. */
    private static final int VERSION = 2;

    private final FinishedRun run;
    private final Path file;
    private final ObjectNode key;

    StoredAnalysis(FinishedRun run, Optional<FinishedRun> teacher, AnalysedRecords set, AnalysisOptions options) {
        this.run = run;
        this.file = folder(run).resolve(set.file() + ".json");
        this.key = new ObjectMapper().createObjectNode();
        key.put("version", VERSION);
        key.put("run", run.id());
        key.put("teacher", teacher.map(FinishedRun::id).orElse(""));
        key.put("set", set.name());
        key.put("fingerprint", set.fingerprint());
        key.put("records", options.records());
        key.put("batch-size", options.batchSize());
        key.put("window", options.window());
    }

    /** Where a run's analyses lie. */
    static Path folder(FinishedRun run) {
        return run.folder().path().resolve("analysis");
    }

    /** Empty if there is none of the same key, or it is damaged. */
    Optional<RunAnalysis> read() throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode found = new ObjectMapper().readTree(file.toFile());
            boolean whole = Sha256.hexOf(found.path("analysis").toString())
                    .equals(found.path("sha256").asText());
            if (!whole || !found.path("of").equals(key)) {
                return Optional.empty();
            }
            return Optional.of(here(AnalysisJson.read(found.path("analysis"))));
        } catch (JsonProcessingException | DataException e) {
            return Optional.empty();
        }
    }

    /** The folder may have been moved. */
    private RunAnalysis here(RunAnalysis stored) {
        return new RunAnalysis(
                run.folder().path().toString(),
                stored.label(),
                stored.seed(),
                stored.set(),
                stored.records(),
                stored.representations(),
                stored.attention());
    }

    void write(RunAnalysis analysis) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode node = mapper.createObjectNode();
        node.set("of", key);
        JsonNode content =
                mapper.readTree(mapper.writeValueAsString(AnalysisJson.write(analysis))); // as it is read back
        node.put("sha256", Sha256.hexOf(content.toString()));
        node.set("analysis", content);
        AtomicFile.writeText(file, mapper.writeValueAsString(node) + "\n");
    }
}
