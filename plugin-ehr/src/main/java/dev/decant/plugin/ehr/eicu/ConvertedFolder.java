package dev.decant.plugin.ehr.eicu;

import dev.decant.api.data.DataException;
import dev.decant.io.file.ReadFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands beside the hourly tables of a conversion: who stayed, and what was left out. */
record ConvertedFolder(Path folder) {
    private static final String PATIENTS = "patients.csv";
    private static final String REMARKS = "remarks.csv";

    /**
     * Writes both.
     *
     * @param patients by record, in the order of the lines
     * @param remarks counted, in the order of the lines
     */
    void write(Map<String, String> patients, Map<String, Integer> remarks) throws IOException {
        StringBuilder stayed = new StringBuilder();
        patients.forEach((record, patient) ->
                stayed.append(record).append(',').append(patient).append('\n'));
        Files.writeString(folder.resolve(PATIENTS), stayed, StandardCharsets.UTF_8);
        StringBuilder counted = new StringBuilder();
        remarks.forEach((remark, count) ->
                counted.append(count).append(',').append(remark).append('\n'));
        Files.writeString(folder.resolve(REMARKS), counted, StandardCharsets.UTF_8);
    }

    /** Who stayed, by record. */
    Map<String, String> patients() {
        Map<String, String> patients = new HashMap<>();
        lines(PATIENTS).forEach(line -> {
            int comma = line.indexOf(',');
            patients.put(line.substring(0, comma), line.substring(comma + 1));
        });
        return patients;
    }

    /** What was left out, counted. */
    Map<String, Integer> remarks() {
        Map<String, Integer> remarks = new LinkedHashMap<>();
        lines(REMARKS).forEach(line -> {
            int comma = line.indexOf(',');
            remarks.put(line.substring(comma + 1), Integer.parseInt(line.substring(0, comma)));
        });
        return remarks;
    }

    private List<String> lines(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DataException(ReadFailure.of(file, e), e);
        }
    }
}
