package dev.decant.plugin.ecg.generator;

import static dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis.ABNORMAL_Q;
import static dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis.ABNORMAL_T;
import static dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis.ATRIAL_FIBRILLATION;
import static dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis.ATRIAL_FLUTTER;
import static dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis.FIRST_DEGREE_BLOCK;
import static dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis.INCOMPLETE_RIGHT_BUNDLE_BRANCH_BLOCK;
import static dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis.LEFT_AXIS;
import static dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis.LEFT_BUNDLE_BRANCH_BLOCK;
import static dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis.LOW_VOLTAGE;
import static dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis.NONSPECIFIC_INTRAVENTRICULAR_BLOCK;
import static dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis.PACING;
import static dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis.PREMATURE_ATRIAL;
import static dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis.PREMATURE_VENTRICULAR;
import static dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis.PROLONGED_QT;
import static dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis.RIGHT_AXIS;
import static dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis.RIGHT_BUNDLE_BRANCH_BLOCK;
import static dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis.SINUS_ARRHYTHMIA;
import static dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis.SINUS_BRADYCARDIA;
import static dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis.SINUS_RHYTHM;
import static dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis.SINUS_TACHYCARDIA;
import static dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis.T_INVERSION;

import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Which classes can be generated, and which of them one heart can have together. */
final class Repertoire {
    /** A heart has one of these. */
    static final Set<ScoredDiagnosis> RHYTHMS = Set.of(
            SINUS_RHYTHM,
            SINUS_BRADYCARDIA,
            SINUS_TACHYCARDIA,
            SINUS_ARRHYTHMIA,
            ATRIAL_FIBRILLATION,
            ATRIAL_FLUTTER,
            PACING);

    /** A heart has any number of these, but of each of the groups below one at most. */
    private static final Set<ScoredDiagnosis> FINDINGS = Set.of(
            PREMATURE_ATRIAL,
            PREMATURE_VENTRICULAR,
            FIRST_DEGREE_BLOCK,
            LEFT_BUNDLE_BRANCH_BLOCK,
            RIGHT_BUNDLE_BRANCH_BLOCK,
            INCOMPLETE_RIGHT_BUNDLE_BRANCH_BLOCK,
            NONSPECIFIC_INTRAVENTRICULAR_BLOCK,
            LEFT_AXIS,
            RIGHT_AXIS,
            LOW_VOLTAGE,
            ABNORMAL_Q,
            T_INVERSION,
            ABNORMAL_T,
            PROLONGED_QT);

    private static final List<Set<ScoredDiagnosis>> ONE_OF = List.of(
            Set.of(PREMATURE_ATRIAL, PREMATURE_VENTRICULAR),
            Set.of(LEFT_AXIS, RIGHT_AXIS),
            // How the ventricles are depolarised decides how they repolarise.
            Set.of(
                    LEFT_BUNDLE_BRANCH_BLOCK,
                    RIGHT_BUNDLE_BRANCH_BLOCK,
                    INCOMPLETE_RIGHT_BUNDLE_BRANCH_BLOCK,
                    NONSPECIFIC_INTRAVENTRICULAR_BLOCK,
                    ABNORMAL_Q),
            Set.of(LEFT_BUNDLE_BRANCH_BLOCK, RIGHT_BUNDLE_BRANCH_BLOCK, T_INVERSION, ABNORMAL_T),
            Set.of(PROLONGED_QT, ABNORMAL_T));

    /** What needs P waves, or time between the beats. */
    private static final Set<ScoredDiagnosis> ONLY_IN_SINUS_RHYTHM =
            Set.of(PREMATURE_ATRIAL, PREMATURE_VENTRICULAR, FIRST_DEGREE_BLOCK, PROLONGED_QT);

    private static final Set<ScoredDiagnosis> SLOW_SINUS = Set.of(SINUS_RHYTHM, SINUS_BRADYCARDIA, SINUS_ARRHYTHMIA);

    private Repertoire() {}

    /** Everything that can be generated, in the order of the classes. */
    static List<ScoredDiagnosis> all() {
        return Arrays.stream(ScoredDiagnosis.values())
                .filter(diagnosis -> RHYTHMS.contains(diagnosis) || FINDINGS.contains(diagnosis))
                .toList();
    }

    /** Whether a heart of that rhythm and those findings can have another one. */
    static boolean allows(ScoredDiagnosis rhythm, Set<ScoredDiagnosis> findings, ScoredDiagnosis another) {
        if (rhythm == PACING) {
            // The pacemaker's beats hide all but their own size.
            return another == LOW_VOLTAGE;
        }
        if (ONLY_IN_SINUS_RHYTHM.contains(another) && !SLOW_SINUS.contains(rhythm)) {
            return false;
        }
        if (rhythm == SINUS_ARRHYTHMIA && (another == PREMATURE_ATRIAL || another == PREMATURE_VENTRICULAR)) {
            return false;
        }
        return ONE_OF.stream()
                .filter(group -> group.contains(another))
                .allMatch(group -> findings.stream().noneMatch(group::contains));
    }
}
