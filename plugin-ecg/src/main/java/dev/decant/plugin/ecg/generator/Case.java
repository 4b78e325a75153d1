package dev.decant.plugin.ecg.generator;

import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What one synthetic heart has.
 *
 * @param rhythm what its beats follow
 * @param findings what else can be seen
 * @param labels the classes that the record is labelled with, in order
 */
record Case(ScoredDiagnosis rhythm, Set<ScoredDiagnosis> findings, Set<ScoredDiagnosis> labels) {
    Case {
        findings = ordered(findings);
        labels = ordered(labels);
    }

    private static Set<ScoredDiagnosis> ordered(Set<ScoredDiagnosis> some) {
        Set<ScoredDiagnosis> ordered = EnumSet.noneOf(ScoredDiagnosis.class);
        ordered.addAll(some);
        return Collections.unmodifiableSet(ordered);
    }

    /** Whether the heart has that finding. */
    boolean has(ScoredDiagnosis finding) {
        return findings.contains(finding);
    }

    /** A left bundle branch block and a pacemaker in the right ventricle both depolarise the left one last and slowly. */
    boolean leftIsLate() {
        return has(ScoredDiagnosis.LEFT_BUNDLE_BRANCH_BLOCK) || rhythm == ScoredDiagnosis.PACING;
    }
}
