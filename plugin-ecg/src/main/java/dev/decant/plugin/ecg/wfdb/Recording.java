package dev.decant.plugin.ecg.wfdb;

import java.util.List;

/**
 * The signals of one record in physical units.
 *
 * @param record the record's name
 * @param samplingRate in Hz
 * @param leads the names of the leads as written, in order
 * @param millivolts [leads][samples]; samples that were not recorded are interpolated
 * @param missing how many samples were not recorded
 */
public record Recording(String record, double samplingRate, List<String> leads, float[][] millivolts, int missing) {
    public Recording {
        leads = List.copyOf(leads);
    }

    /** The samples of each lead. */
    public int samples() {
        return millivolts.length == 0 ? 0 : millivolts[0].length;
    }
}
