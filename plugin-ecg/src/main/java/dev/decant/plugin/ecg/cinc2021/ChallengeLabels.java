package dev.decant.plugin.ecg.cinc2021;

import dev.decant.plugin.ecg.dataset.Diagnoses;
import dev.decant.plugin.ecg.diagnosis.DiagnosisLine;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import java.util.ArrayList;
import java.util.List;

/** The classes that a header of the Challenge names: its line {@code #Dx}, merged to the 26 that are scored. */
public final class ChallengeLabels {
    private ChallengeLabels() {}

    /** @param comments the comment lines, without their {@code #} */
    public static Diagnoses of(List<String> comments) {
        DiagnosisLine line = DiagnosisLine.of(comments);
        List<String> oddities = new ArrayList<>();
        if (line.codes().isEmpty()) {
            oddities.add("record without any diagnosis");
        }
        if (line.codes().stream().distinct().count() < line.codes().size()) {
            oddities.add("record that names a diagnosis twice, counted once");
        }
        if (line.codes().stream().anyMatch(code -> ScoredDiagnosis.ofCode(code).isEmpty())) {
            oddities.add("record with a diagnosis that is not scored, ignored");
        }
        return new Diagnoses(line.scored(), oddities);
    }
}
