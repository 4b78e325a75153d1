package dev.decant.plugin.ecg.wfdb;

/**
 * One part in time of a record of several segments.
 *
 * @param record the name of the segment's own record, {@code ~} where nothing was recorded
 * @param frames its length; 0 for a layout, which only says which signals there are
 */
public record Segment(String record, long frames) {
    /** Whether nothing was recorded. */
    public boolean isGap() {
        return record.equals("~");
    }
}
