package dev.decant.runtime.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.io.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of one JSON line for each epoch. A run that resumes drops the lines after the epoch that it goes on from. */
final class EpochLog {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;
    private final List<String> lines;

    private EpochLog(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /** @param epochs how many lines of an older file still hold */
    static EpochLog open(Path file, int epochs) throws IOException {
        List<String> lines = new ArrayList<>();
        if (epochs > 0 && Files.isRegularFile(file)) {
            List<String> old = Files.readAllLines(file, StandardCharsets.UTF_8);
            lines.addAll(old.subList(0, Math.min(epochs, old.size())));
        }
        return new EpochLog(file, lines);
    }

    static ObjectNode line() {
        return MAPPER.createObjectNode();
    }

    /** NaN and infinities have no JSON number: they become null. */
    static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }

    /** Adds a line; the file is replaced whole, so that a crash leaves the old one or the new one. */
    void append(ObjectNode line) throws IOException {
        lines.add(MAPPER.writeValueAsString(line));
        AtomicFile.writeText(file, String.join("\n", lines) + "\n");
    }
}
