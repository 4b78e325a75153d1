package dev.decant.plugin.ecg.cinc2017;

import dev.decant.api.data.DataException;
import dev.decant.io.file.ReadFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lines {@code A00001,N}: the truth in {@code REFERENCE.csv} and an entry's {@code answers.txt}. */
final class AnswerFile {
    private AnswerFile() {}

    /**
     * The class of each record, in the order of the file.
     *
     * @throws DataException if the file is missing, a line is damaged, or a record is named twice
     */
    static Map<String, String> read(Path file) {
        List<String> lines;
        try {
            lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new DataException(ReadFailure.of(file, e) + "; expected lines such as 'A00001,N'", e);
        }
        Map<String, String> classes = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            String[] fields = lines.get(i).split(",", -1);
            if (fields.length != 2 || !Cinc2017Class.labels().contains(fields[1].strip())) {
                throw new DataException(file + ", line " + (i + 1) + ": '" + lines.get(i)
                        + "'; expected a record and one of " + Cinc2017Class.labels());
            }
            if (classes.putIfAbsent(fields[0].strip(), fields[1].strip()) != null) {
                throw new DataException(file + ", line " + (i + 1) + ": record " + fields[0].strip()
                        + " a second time; expected one line for each");
            }
        }
        return classes;
    }
}
