package dev.decant.plugin.ehr.table;

import dev.decant.api.data.DataException;
import dev.decant.api.data.Example;
import dev.decant.io.file.StoredFile;
import dev.decant.plugin.ehr.dataset.HourlyColumn;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a stay's table before it is trained on.
 *
 * @param left why the stay cannot be used; empty where it can
 * @param damage what is wrong with the file; empty where it can be read
 * @param patient whose stay it is, where the file says so
 * @param repeated how many rows are of a time that another row has too
 */
record Examined(Optional<String> left, Optional<String> damage, Optional<String> patient, int repeated) {
    /** A damaged table passes here, for whoever reads it to say what is wrong. */
    static Examined of(StoredFile file, TableFolderConfig config, List<HourlyColumn> columns) {
        try {
            TableFile table = TableFile.read(file);
            Example example = table.example(columns, config.label(), config.time());
            return new Examined(
                    unusable(example),
                    Optional.empty(),
                    config.patient().map(table::first).filter(patient -> !patient.isEmpty()),
                    config.time().map(table::repeated).orElse(0));
        } catch (DataException damaged) {
            return new Examined(
                    Optional.empty(), Optional.of(String.valueOf(damaged.getMessage())), Optional.empty(), 0);
        }
    }

    private static Optional<String> unusable(Example example) {
        for (float label : example.target()) {
            if (Float.isNaN(label)) {
                return Optional.of("stay with a row without a label");
            }
        }
        for (float value : example.sequence().values()) {
            if (!Float.isNaN(value)) {
                return Optional.empty();
            }
        }
        return Optional.of("stay without one recorded value");
    }
}
