package dev.decant.plugin.ehr.psv;

/** What becomes of stays whose column ICULOS does not count the hours one by one. */
public enum HourOrder {
    /** Rows stay as the file has them; what is wrong is counted. */
    KEEP,
    /** Rows are brought into the order of ICULOS, where each has it; what is still wrong is counted. */
    SORT,
    /** The data set is refused. */
    REFUSE
}
