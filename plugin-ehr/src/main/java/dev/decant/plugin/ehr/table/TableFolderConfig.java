package dev.decant.plugin.ehr.table;

import dev.decant.api.config.InputFormat;
import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The options of the source {@code table-folder}. */
public record TableFolderConfig(
        @Meaning(
                "Folders, zips or single files of .csv files, one for each patient or stay; folders are searched recursively")
        List<Path> path,

        @Meaning("Column of the label, 0 or 1 in every row; a stay with a row without one is left out")
        String label,

        @InputFormat
        @Meaning("Columns to read, all numbers; if absent all that most files have but those named in other options")
        Optional<List<String>> columns,

        @InputFormat
        @Meaning("Columns that say the same in every row, or are always known, such as age: no gaps are expected there")
        List<String> constant,

        @Meaning("Column by which rows are put in order, a number; the order of the file if absent")
        Optional<String> time,

        @Meaning("Column of the patient, read in the first row, where a patient has several files")
        Optional<String> patient,

        @InputFormat
        @Meaning("The greatest magnitude of a prepared value, in robust standard deviations of the training patients")
        @Range(min = 1, max = 1000)
        double clip) {
    public TableFolderConfig {
        path = List.copyOf(path);
        columns = columns.map(List::copyOf);
        constant = List.copyOf(constant);
    }
}
