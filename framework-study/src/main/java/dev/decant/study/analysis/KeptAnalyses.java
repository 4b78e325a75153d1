package dev.decant.study.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.api.data.DataException;
import dev.decant.runtime.run.FinishedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What was found out about finished runs before, as it lies in their folders; nothing is computed. */
public final class KeptAnalyses {
    private KeptAnalyses() {}

    /** Of every set that a run was analysed on; a file that is damaged or of another run is left out. */
    public static List<RunAnalysis> of(List<FinishedRun> runs) throws IOException {
        List<RunAnalysis> analyses = new ArrayList<>();
        for (FinishedRun run : runs) {
            Path folder = StoredAnalysis.folder(run);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                            .sorted()
                            .toList()) {
                        add(analyses, run, file);
                    }
                }
            }
        }
        return analyses;
    }

    private static void add(List<RunAnalysis> analyses, FinishedRun run, Path file) throws IOException {
        try {
            JsonNode found = new ObjectMapper().readTree(file.toFile());
            if (found.path("of").path("run").asText().equals(run.id())) {
                analyses.add(AnalysisJson.read(found.path("analysis")));
            }
        } catch (JsonProcessingException | DataException e) {
            // The next analyze writes it anew.
        }
    }
}
