package dev.decant.plugin.ehr.table;

import dev.decant.api.data.DataException;
import dev.decant.io.csv.CsvRow;
import dev.decant.io.file.StoredFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The column names of a table.
 *
 * @param location of the file
 * @param names in order, without the blanks around
 */
record NamedColumns(String location, List<String> names) {
    /** The bytes within which the names stand. */
    private static final int LOOKED_AT = 1 << 16;

    /**
     * The columns that the most files have, in the order of the first of these; of equally many the more columns.
     *
     * @throws DataException if none of the files has names that can be read
     */
    static NamedColumns ofMost(List<StoredFile> files) {
        Map<List<String>, List<NamedColumns>> alike = files.parallelStream()
                .flatMap(file -> of(file).stream())
                .collect(Collectors.groupingBy(NamedColumns::names, LinkedHashMap::new, Collectors.toList()));
        List<NamedColumns> most = List.of();
        for (List<NamedColumns> group : alike.values()) {
            boolean wider = group.size() == most.size()
                    && group.get(0).names.size() > most.get(0).names.size();
            most = group.size() > most.size() || wider ? group : most;
        }
        if (most.isEmpty()) {
            throw new DataException(files.get(0).location() + " has no line of column names, nor has any other file");
        }
        return most.get(0);
    }

    private static Optional<NamedColumns> of(StoredFile file) {
        try {
            byte[] head = file.read(0, (int) Math.min(file.size(), LOOKED_AT));
            return CsvRow.first(head, file.location()).map(row -> new NamedColumns(file.location(), row.fields()));
        } catch (DataException damaged) {
            return Optional.empty();
        }
    }
}
