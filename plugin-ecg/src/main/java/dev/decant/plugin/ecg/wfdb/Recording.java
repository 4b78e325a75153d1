package dev.decant.plugin.ecg.wfdb;

import java.util.Collections;
import java.util.List;

/**
 * The signals of one record in physical units, each at the rate at which it was recorded.
 *
 * @param record the record's name
 * @param rates of the leads, in Hz
 * @param leads the names of the leads as written, in order
 * @param millivolts [leads][samples], all of the same duration; samples that were not recorded are interpolated
 * @param missing how many samples were not recorded
 */
public record Recording(String record, List<Double> rates, List<String> leads, float[][] millivolts, int missing) {
    public Recording {
        rates = List.copyOf(rates);
        leads = List.copyOf(leads);
    }

    /** A record with one rate for all leads, in Hz. */
    public Recording(String record, double samplingRate, List<String> leads, float[][] millivolts, int missing) {
        this(record, Collections.nCopies(leads.size(), samplingRate), leads, millivolts, missing);
    }

    /** Whether all leads have one rate, and so as many samples. */
    public boolean hasOneRate() {
        return rates.stream().distinct().count() <= 1;
    }

    /**
     * The rate of all leads, in Hz.
     *
     * @throws IllegalStateException if they have none, or several
     */
    public double samplingRate() {
        if (rates.isEmpty() || !hasOneRate()) {
            throw new IllegalStateException("record " + record + " has leads of the rates " + rates);
        }
        return rates.get(0);
    }

    /** The samples of the first lead, and of every other where all have one rate. */
    public int samples() {
        return millivolts.length == 0 ? 0 : millivolts[0].length;
    }
}
