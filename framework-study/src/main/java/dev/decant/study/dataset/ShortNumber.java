package dev.decant.study.dataset;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** A number in four digits, to be read in a narrow column. */
public final class ShortNumber {
    private static final MathContext FOUR = new MathContext(4);

    private ShortNumber() {}

    /** Such as {@code 0.1234}, {@code 1234}, {@code 1.2e+07}; a dash where there is none. */
    public static String of(double value) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        double magnitude = Math.abs(value);
        if (value != 0 && (magnitude >= 1e6 || magnitude < 1e-4)) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        String text = new BigDecimal(value).round(FOUR).toPlainString();
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }
}
