package dev.decant.runtime.data;

/** Ends the building of a cache: the set has records that cannot be read. */
final class BadRecordsFound extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient BadRecords records;

    BadRecordsFound(BadRecords records) {
        super(records.sentence());
        this.records = records;
    }

    BadRecords records() {
        return records;
    }
}
