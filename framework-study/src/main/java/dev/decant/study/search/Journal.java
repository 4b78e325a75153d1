package dev.decant.study.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.api.data.DataException;
import dev.decant.io.file.AtomicFile;
import dev.decant.study.search.Asha.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What was decided and heard, in order, a line of JSON each: with it a search that was interrupted goes on with the same
 * decisions, whatever finished first. The file is replaced whole, so that a crash leaves the old one or the new one.
 */
final class Journal {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * A step that began, or that ended.
     *
     * @param metric of its end, not finite if it failed; empty for a beginning
     * @param remark why it failed, or nothing
     * @param runs the names of its runs' folders, known at its end
     */
    record Entry(Step step, OptionalDouble metric, String remark, List<String> runs) {}

    private final Path file;
    private final List<String> lines = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    private Journal(Path file) {
        this.file = file;
    }

    /** @throws DataException if the file is damaged */
    static Journal open(Path file) throws IOException {
        Journal journal = new Journal(file);
        if (Files.isRegularFile(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                journal.lines.add(line);
                journal.entries.add(parsed(line, file));
            }
        }
        return journal;
    }

    /** Those of earlier processes and of this one. */
    List<Entry> entries() {
        return List.copyOf(entries);
    }

    void begun(Step step) throws IOException {
        add(new Entry(step, OptionalDouble.empty(), "", List.of()));
    }

    void done(Step step, double metric, String remark, List<String> runs) throws IOException {
        add(new Entry(step, OptionalDouble.of(metric), remark, runs));
    }

    private void add(Entry entry) throws IOException {
        entries.add(entry);
        ObjectNode node = MAPPER.createObjectNode();
        node.put("event", entry.metric().isEmpty() ? "begun" : "done");
        node.put("trial", entry.step().trial());
        node.put("rung", entry.step().rung());
        if (entry.metric().isPresent() && Double.isFinite(entry.metric().getAsDouble())) {
            node.put("metric", entry.metric().getAsDouble());
        }
        if (!entry.remark().isEmpty()) {
            node.put("remark", entry.remark());
        }
        if (!entry.runs().isEmpty()) {
            entry.runs().forEach(node.putArray("runs")::add);
        }
        lines.add(MAPPER.writeValueAsString(node));
        AtomicFile.writeText(file, String.join("\n", lines) + "\n");
    }

    private static Entry parsed(String line, Path file) {
        try {
            JsonNode node = MAPPER.readTree(line);
            if (!node.path("trial").isInt() || !node.path("rung").isInt()) {
                throw damaged(file, line);
            }
            Step step = new Step(node.path("trial").asInt(), node.path("rung").asInt());
            List<String> runs = new ArrayList<>();
            node.path("runs").forEach(run -> runs.add(run.asText()));
            return new Entry(
                    step,
                    node.path("event").asText().equals("begun")
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(node.path("metric").asDouble(Double.NEGATIVE_INFINITY)),
                    node.path("remark").asText(),
                    runs);
        } catch (JsonProcessingException e) {
            throw damaged(file, line);
        }
    }

    /** The same of an entry that does not follow from those before it. */
    DataException damagedAt(Step step, String why) {
        return damaged(file, "trial " + step.trial() + ", rung " + step.rung() + " (" + why + ")");
    }

    private static DataException damaged(Path file, String line) {
        return new DataException("the journal " + file + " is damaged at: " + line
                + "; delete it to begin the search anew (finished runs are found again)");
    }
}
