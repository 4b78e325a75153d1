package dev.decant.plugin.ecg.cinc2021;

import java.util.ArrayList;
import java.util.List;

/** The diagnoses of a header: the codes after {@code #Dx:}, separated by commas. */
final class DxLine {
    private static final String START = "Dx:";

    private DxLine() {}

    /** The SNOMED CT codes as written, repetitions included; empty where there is none or {@code Unknown}. */
    static List<String> codes(List<String> comments) {
        List<String> codes = new ArrayList<>();
        for (String comment : comments) {
            if (comment.startsWith(START)) {
                for (String code : comment.substring(START.length()).split(",")) {
                    String plain = code.strip();
                    if (!plain.isEmpty() && !plain.equalsIgnoreCase("Unknown")) {
                        codes.add(plain);
                    }
                }
            }
        }
        return codes;
    }
}
