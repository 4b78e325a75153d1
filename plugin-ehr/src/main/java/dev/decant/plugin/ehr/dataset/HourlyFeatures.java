package dev.decant.plugin.ehr.dataset;

import dev.decant.plugin.ehr.column.ColumnKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a network sees of an hour: the scaled last value of each measured column, whether each was measured in this hour, the
 * hours since it last was, and the columns that are always known. None of it depends on a later hour. The best entries to the
 * Challenge of 2019 filled forward and added when values were measured.
 *
 * @param columns of the table
 */
record HourlyFeatures(List<HourlyColumn> columns) {
    /** A value that is older, or was never measured, is this many hours old. */
    static final int OLDEST = 168;

    /** For those who make them without Decant. */
    static final String MEANING =
            "What a row becomes, in this order. First of each column of the kind measured its scaled value: the last one measured in"
                    + " this row or before, 0 before the first. Then of each of these columns 1 where it was measured in this row, else"
                    + " 0. Then of each of them ln(1 + min(h, oldest)) / ln(25), where h is the number of rows since it was measured: 0"
                    + " in a row where it is, oldest before the first. Then of each other column its scaled value, 0 where it is missing."
                    + " Scaled: a binary column as it is; any other (value - centre) / spread, not below -clip and not above clip,"
                    + " for the kind time -2 clip and 2 clip.";

    HourlyFeatures {
        columns = List.copyOf(columns);
    }

    /** The positions of the columns that are measured now and then. */
    int[] measured() {
        return IntStream.range(0, columns.size())
                .filter(c -> columns.get(c).kind() == ColumnKind.MEASURED)
                .toArray();
    }

    /** The positions of the columns that need no measurement. */
    int[] known() {
        return IntStream.range(0, columns.size())
                .filter(c -> columns.get(c).kind() != ColumnKind.MEASURED)
                .toArray();
    }

    /** The names of the features, in order. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (String suffix : List.of("", " measured", " hours since")) {
            for (int column : measured()) {
                names.add(columns.get(column).name() + suffix);
            }
        }
        for (int column : known()) {
            names.add(columns.get(column).name());
        }
        return names;
    }

    /** 0 in the hour of the measurement, 1 a day later, 1.59 from {@link #OLDEST} on. */
    static float age(int hours) {
        return (float) (Math.log1p(Math.min(hours, OLDEST)) / Math.log(25));
    }
}
