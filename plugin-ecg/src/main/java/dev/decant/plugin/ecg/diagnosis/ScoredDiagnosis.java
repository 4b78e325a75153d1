package dev.decant.plugin.ecg.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The 26 classes that the PhysioNet/CinC Challenge 2021 scores, in the order of its weights: 30 diagnoses, of which four
 * pairs count as one. Codes and abbreviations are those of its {@code dx_mapping_scored.csv} (evaluation-2021, BSD-2).
 */
public enum ScoredDiagnosis {
    ATRIAL_FIBRILLATION("AF", "atrial fibrillation", "164889003"),
    ATRIAL_FLUTTER("AFL", "atrial flutter", "164890007"),
    BUNDLE_BRANCH_BLOCK("BBB", "bundle branch block", "6374002"),
    BRADYCARDIA("Brady", "bradycardia", "426627000"),
    LEFT_BUNDLE_BRANCH_BLOCK("LBBB", "left bundle branch block", "733534002", "164909002"),
    RIGHT_BUNDLE_BRANCH_BLOCK("RBBB", "right bundle branch block", "713427006", "59118001"),
    FIRST_DEGREE_BLOCK("IAVB", "first-degree atrioventricular block", "270492004"),
    INCOMPLETE_RIGHT_BUNDLE_BRANCH_BLOCK("IRBBB", "incomplete right bundle branch block", "713426002"),
    LEFT_AXIS("LAD", "left axis deviation", "39732003"),
    LEFT_ANTERIOR_FASCICULAR_BLOCK("LAnFB", "left anterior fascicular block", "445118002"),
    PROLONGED_PR("LPR", "prolonged PR interval", "164947007"),
    LOW_VOLTAGE("LQRSV", "low QRS voltages", "251146004"),
    PROLONGED_QT("LQT", "prolonged QT interval", "111975006"),
    NONSPECIFIC_INTRAVENTRICULAR_BLOCK("NSIVCB", "nonspecific intraventricular conduction disorder", "698252002"),
    SINUS_RHYTHM("NSR", "sinus rhythm", "426783006"),
    PREMATURE_ATRIAL("PAC", "premature atrial contraction, supraventricular premature beats", "284470004", "63593006"),
    PACING("PR", "pacing rhythm", "10370003"),
    POOR_R_PROGRESSION("PRWP", "poor R wave progression", "365413008"),
    PREMATURE_VENTRICULAR(
            "PVC", "premature ventricular contractions, ventricular premature beats", "427172004", "17338001"),
    ABNORMAL_Q("QAb", "abnormal Q wave", "164917005"),
    RIGHT_AXIS("RAD", "right axis deviation", "47665007"),
    SINUS_ARRHYTHMIA("SA", "sinus arrhythmia", "427393009"),
    SINUS_BRADYCARDIA("SB", "sinus bradycardia", "426177001"),
    SINUS_TACHYCARDIA("STach", "sinus tachycardia", "427084000"),
    ABNORMAL_T("TAb", "abnormal T wave", "164934002"),
    T_INVERSION("TInv", "T wave inversion", "59931005");

    private static final Map<String, ScoredDiagnosis> BY_CODE = Arrays.stream(values())
            .flatMap(diagnosis -> diagnosis.codes.stream().map(code -> Map.entry(code, diagnosis)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    private static final Map<String, ScoredDiagnosis> BY_LABEL =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(ScoredDiagnosis::label, Function.identity()));

    private final String label;
    private final String meaning;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> codes;

    ScoredDiagnosis(String label, String meaning, String... codes) {
        this.label = label;
        this.meaning = meaning;
        this.codes = List.of(codes);
    }

    /** The abbreviation that stands in tables and label files, such as {@code LBBB}; of a pair one of the two. */
    public String label() {
        return label;
    }

    /** The diagnosis in words. */
    public String meaning() {
        return meaning;
    }

    /** The SNOMED CT codes that count as this class: one, or two that the challenge holds equivalent. */
    public List<String> codes() {
        return codes;
    }

    /** The position in the order of the Challenge's weights, from 0. */
    @SuppressWarnings("EnumOrdinal") // the order of this enumeration is that of the weights, which is tested
    public int index() {
        return ordinal();
    }

    /** The codes as the Challenge heads its columns: {@code 713427006|59118001}. */
    public String column() {
        return String.join("|", codes);
    }

    /** The class of a SNOMED CT code; empty where the challenge does not score it. */
    public static Optional<ScoredDiagnosis> ofCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** The class of a label. */
    public static Optional<ScoredDiagnosis> ofLabel(String label) {
        return Optional.ofNullable(BY_LABEL.get(label));
    }

    /** The labels of all classes, in order. */
    public static List<String> labels() {
        return Stream.of(values()).map(ScoredDiagnosis::label).toList();
    }
}
