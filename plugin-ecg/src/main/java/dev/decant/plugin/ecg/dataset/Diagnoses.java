package dev.decant.plugin.ecg.dataset;

import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import java.util.List;
import java.util.Set;

/**
 * What a source says that a record has.
 *
 * @param scored the scored classes
 * @param oddities what was odd about the labels, as sentences that can be counted over records, each once
 */
public record Diagnoses(Set<ScoredDiagnosis> scored, List<String> oddities) {
    public Diagnoses {
        scored = Set.copyOf(scored);
        oddities = List.copyOf(oddities);
    }
}
