package dev.decant.plugin.ehr.dataset;

import dev.decant.plugin.ehr.column.Column;
import dev.decant.plugin.ehr.column.ColumnKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a network sees of an hour: the scaled last value of each of the 34 measured columns, whether each was measured in
 * this hour, the hours since it last was, and the six columns that are always known: 108 numbers, none of which depends on a later hour. The best entries to the
 * Challenge of 2019 filled forward and added when values were measured.
 */
final class HourlyFeatures {
    /** A value that is older, or was never measured, is this many hours old. */
    static final int OLDEST = 168;

    private static final List<Column> KNOWN = Arrays.stream(Column.values())
            .filter(column -> column.kind() != ColumnKind.MEASURED)
            .toList();

    private HourlyFeatures() {}

    /** The columns that need no measurement. */
    static List<Column> known() {
        return KNOWN;
    }

    /** The names of the features, in order. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        Column.measured().forEach(column -> names.add(column.header()));
        Column.measured().forEach(column -> names.add(column.header() + " measured"));
        Column.measured().forEach(column -> names.add(column.header() + " hours since"));
        KNOWN.forEach(column -> names.add(column.header()));
        return names;
    }

    /** 0 in the hour of the measurement, 1 a day later, 1.59 from {@link #OLDEST} on. */
    static float age(int hours) {
        return (float) (Math.log1p(Math.min(hours, OLDEST)) / Math.log(25));
    }
}
