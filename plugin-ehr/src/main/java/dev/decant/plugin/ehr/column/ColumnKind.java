package dev.decant.plugin.ehr.column;

/** How a column behaves over the hours. */
public enum ColumnKind {
    /** Measured at the bedside or in the laboratory, now and then. */
    MEASURED,
    /** The same in every row, or nearly so. */
    STATIC,
    /** The hours since admission to the unit. */
    TIME
}
