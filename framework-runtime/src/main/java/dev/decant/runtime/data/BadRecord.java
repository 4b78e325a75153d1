package dev.decant.runtime.data;

/**
 * A record that cannot be read.
 *
 * @param id within its data set
 * @param reason one sentence that names the file, what was found and what was expected
 */
public record BadRecord(String id, String reason) {
    /** With the record's name, where the reason does not have it. */
    @Override
    public String toString() {
        return reason.contains(id) ? reason : "record " + id + ": " + reason;
    }
}
