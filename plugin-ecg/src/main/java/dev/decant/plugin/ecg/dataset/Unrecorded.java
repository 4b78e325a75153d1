package dev.decant.plugin.ecg.dataset;

import dev.decant.api.data.DataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds records of which nothing was recorded, all samples being marked as missing or none being there: they would be read as
 * zeros.
 *
 * @param channels what records are brought to
 */
record Unrecorded(SignalReader signals, Reading reading, List<String> channels) {
    private static final String NOTHING = "record without one recorded sample";

    /**
     * Leaves out the records that have no recorded sample in any lead that is read. What is damaged stays, for whoever reads it
     * to say so.
     *
     * @param remarks counts them, and leads of other records that have none
     */
    List<LabelledRecord> leaveOut(List<LabelledRecord> records, Map<String, Integer> remarks) {
        List<Optional<RecordedLeads>> found =
                records.parallelStream().map(this::recorded).toList();
        List<LabelledRecord> kept = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            Optional<String> why = found.get(i).flatMap(leads -> unusable(leads, remarks));
            if (why.isEmpty()) {
                kept.add(records.get(i));
            } else {
                remarks.merge(why.get() + ", left out", 1, Integer::sum);
            }
        }
        return kept;
    }

    private Optional<RecordedLeads> recorded(LabelledRecord record) {
        try {
            return Optional.of(signals.recorded(record.header(), reading.middle()));
        } catch (DataException damaged) {
            return Optional.empty();
        }
    }

    private Optional<String> unusable(RecordedLeads leads, Map<String, Integer> remarks) {
        if (leads.leads().isEmpty()) {
            return Optional.of("record without a voltage");
        }
        if (reading.leads() == LeadMatching.IN_ORDER) {
            return leads.isEmpty() ? Optional.of(NOTHING) : Optional.empty();
        }
        LeadPlan plan = LeadPlan.byName(channels, leads.leads());
        if (plan.isEmpty()) {
            return Optional.of("record with none of the leads");
        }
        List<String> empty = plan.unrecorded(leads.recorded());
        if (empty.size() == plan.present()) {
            return Optional.of(NOTHING);
        }
        empty.forEach(
                lead -> remarks.merge("lead " + lead + " without one recorded sample, filled with 0", 1, Integer::sum));
        return Optional.empty();
    }
}
