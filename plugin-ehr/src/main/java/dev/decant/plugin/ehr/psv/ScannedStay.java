package dev.decant.plugin.ehr.psv;

import dev.decant.api.data.DataException;
import dev.decant.io.file.StoredFile;
import dev.decant.plugin.ehr.column.Column;
import dev.decant.plugin.ehr.column.HourlyTable;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a stay's file before it is trained on.
 *
 * @param file where it is
 * @param left why the stay cannot be used; empty where it can
 * @param damage what is wrong with the file; empty where it can be read
 * @param faults of its hours, in the order in which they are read
 */
record ScannedStay(StoredFile file, Optional<String> left, Optional<String> damage, List<HourFault> faults) {
    /** A damaged file passes here, for whoever reads it to say what is wrong. */
    static ScannedStay of(StoredFile file, HourOrder order) {
        HourlyTable table;
        try {
            table = read(file, order);
        } catch (DataException damaged) {
            return new ScannedStay(
                    file, Optional.empty(), Optional.of(String.valueOf(damaged.getMessage())), List.of());
        }
        return new ScannedStay(file, unusable(table), Optional.empty(), HourFault.of(table));
    }

    /** The table of a file, in the order that is asked for. */
    static HourlyTable read(StoredFile file, HourOrder order) {
        HourlyTable table = PsvTable.parse(file.read(), file.location());
        return order == HourOrder.SORT ? table.sortedBy(Column.ICU_HOURS) : table;
    }

    private static Optional<String> unusable(HourlyTable table) {
        for (float label : table.labels()) {
            if (Float.isNaN(label)) {
                return Optional.of("patient with an hour without a label");
            }
        }
        for (int row = 0; row < table.rows(); row++) {
            for (Column column : Column.values()) {
                if (column != Column.ICU_HOURS && !Float.isNaN(table.value(row, column))) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of("patient without one recorded value");
    }
}
