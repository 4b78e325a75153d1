package dev.decant.plugin.ehr.eicu;

import dev.decant.io.file.RecordFiles;
import dev.decant.io.file.StoredFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The tables that are read, by the beginnings of their files' names. */
enum EicuTable {
    PATIENT,
    VITALPERIODIC,
    VITALAPERIODIC,
    LAB,
    RESPIRATORYCHARTING,
    NURSECHARTING;

    /** The table of a file, such as {@code lab.csv.gz}, {@code vitalPeriodic.csv} or a part {@code lab_178stays.csv}. */
    static Optional<EicuTable> of(String fileName) {
        String name = fileName.toUpperCase(Locale.ROOT);
        if (!name.endsWith(".CSV") && !name.endsWith(".CSV.GZ")) {
            return Optional.empty();
        }
        String table = name.split("[._-]", 2)[0];
        return Arrays.stream(values()).filter(one -> one.name().equals(table)).findFirst();
    }

    /** The files of each table that is there; a table may come in parts. */
    static Map<EicuTable, List<StoredFile>> find(RecordFiles files) {
        Map<EicuTable, List<StoredFile>> found = new EnumMap<>(EicuTable.class);
        for (StoredFile file : files.files()) {
            of(file.name())
                    .ifPresent(table ->
                            found.computeIfAbsent(table, t -> new ArrayList<>()).add(file));
        }
        return found;
    }
}
