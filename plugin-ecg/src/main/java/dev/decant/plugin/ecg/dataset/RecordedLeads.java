package dev.decant.plugin.ecg.dataset;

import java.util.List;

/**
 * Of which leads of a record at least one sample was recorded.
 *
 * @param leads the names of all leads, in order
 * @param recorded for each of them whether it has a sample
 */
public record RecordedLeads(List<String> leads, boolean[] recorded) {
    public RecordedLeads {
        leads = List.copyOf(leads);
    }

    /** Whether no lead has any. */
    boolean isEmpty() {
        for (boolean one : recorded) {
            if (one) {
                return false;
            }
        }
        return true;
    }
}
