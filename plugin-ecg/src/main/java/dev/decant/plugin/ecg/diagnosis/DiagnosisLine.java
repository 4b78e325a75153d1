package dev.decant.plugin.ecg.diagnosis;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The diagnoses of a record, from the line {@code Dx: code,code} among the comments of its header.
 *
 * @param codes every SNOMED CT code as written, in order
 */
public record DiagnosisLine(List<String> codes) {
    public DiagnosisLine {
        codes = List.copyOf(codes);
    }

    /**
     * The codes of a header; none where there is no such line or nothing in it.
     *
     * @param comments the comment lines without their {@code #}
     */
    public static DiagnosisLine of(List<String> comments) {
        return new DiagnosisLine(comments.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("dx:"))
                .flatMap(line -> Arrays.stream(line.substring("dx:".length()).split(",")))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .toList());
    }

    /** The scored classes among them, each once. */
    public Set<ScoredDiagnosis> scored() {
        Set<ScoredDiagnosis> scored = EnumSet.noneOf(ScoredDiagnosis.class);
        codes.forEach(code -> ScoredDiagnosis.ofCode(code).ifPresent(scored::add));
        return scored;
    }
}
