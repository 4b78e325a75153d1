package dev.decant.plugin.ecg.cinc2021;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The diagnoses of a header: the codes after {@code #Dx:}, in any case and spacing, separated by commas. */
final class DxLine {
    private static final Pattern LINE = Pattern.compile("dx\\s*:(.*)", Pattern.CASE_INSENSITIVE);

    private DxLine() {}

    /** The SNOMED CT codes as written, repetitions included; empty where there is none or {@code Unknown}. */
    static List<String> codes(List<String> comments) {
        List<String> codes = new ArrayList<>();
        for (String comment : comments) {
            Matcher line = LINE.matcher(comment);
            if (line.matches()) {
                for (String code : line.group(1).split(",")) {
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
