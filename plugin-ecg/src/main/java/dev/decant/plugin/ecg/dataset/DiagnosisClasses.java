package dev.decant.plugin.ecg.dataset;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The classes that an option {@code classes} asks for. */
public final class DiagnosisClasses {
    private DiagnosisClasses() {}

    /**
     * The labels, in the order asked for.
     *
     * @param option labels of scored diagnoses
     * @param otherwise the labels where the option is absent
     * @throws InvalidConfiguration if a label is unknown or stands twice, or there is none
     */
    public static List<String> of(Optional<List<String>> option, List<String> otherwise) {
        List<String> classes = option.orElse(otherwise);
        if (classes.isEmpty()) {
            throw new InvalidConfiguration("classes is empty; expected some of " + ScoredDiagnosis.labels());
        }
        for (String label : classes) {
            if (ScoredDiagnosis.ofLabel(label).isEmpty()) {
                throw new InvalidConfiguration(
                        "classes has '" + label + "'; expected some of " + ScoredDiagnosis.labels());
            }
        }
        if (new HashSet<>(classes).size() < classes.size()) {
            throw new InvalidConfiguration("classes is " + classes + "; expected each class once");
        }
        return classes;
    }
}
