package dev.decant.plugin.ehr.dataset;

import dev.decant.plugin.ehr.column.Column;
import dev.decant.plugin.ehr.column.ColumnKind;
import java.util.Arrays;
import java.util.List;

/**
 * A column of an hourly table, as the preparation sees it.
 *
 * @param name unique within the table
 * @param kind how it behaves over the hours
 * @param binary whether it says yes and no, as 1 and 0, which are not scaled
 */
public record HourlyColumn(String name, ColumnKind kind, boolean binary) {
    /** The 40 columns of the Challenge of 2019, in its order. */
    public static List<HourlyColumn> ofChallenge() {
        return Arrays.stream(Column.values())
                .map(column -> new HourlyColumn(
                        column.header(),
                        column.kind(),
                        column == Column.GENDER || column == Column.UNIT1 || column == Column.UNIT2))
                .toList();
    }
}
