package dev.decant.plugin.ecg.wfdb;

/**
 * One part in time of a record of several segments.
 *
 * @param record the name of the segment's own record as written, {@code ~} where nothing was recorded
 * @param frames its length; 0 for a layout, which only says which signals there are
 */
public record Segment(String record, long frames) {
    /** The name without folders, by which the segment's own header is known. */
    public String name() {
        return FilePath.of(record).name();
    }

    /** Whether this is the layout: it says which signals there are, and takes no time. */
    public boolean isLayout() {
        return frames == 0 && !isGap();
    }

    /** Whether nothing was recorded. */
    public boolean isGap() {
        return record.equals("~");
    }
}
