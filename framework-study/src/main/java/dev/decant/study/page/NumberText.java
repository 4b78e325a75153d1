package dev.decant.study.page;

import dev.decant.runtime.statistics.Interval;
import dev.decant.runtime.statistics.Summary;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers as they are read on a page: three decimals, a real minus sign, {@value #NONE} where there is none. */
public final class NumberText {
    public static final String NONE = "–";
    private static final String MINUS = "−";

    private NumberText() {}

    public static String decimal(double value) {
        return decimals(value, 3);
    }

    static String decimals(double value, int decimals) {
        return Double.isFinite(value)
                ? String.format(Locale.ROOT, "%,." + decimals + "f", value).replace("-", MINUS)
                : NONE;
    }

    public static String signed(double value) {
        return Double.isFinite(value)
                ? String.format(Locale.ROOT, "%+.3f", value).replace("-", MINUS)
                : NONE;
    }

    static String whole(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace("-", MINUS);
    }

    static String whole(double value) {
        return decimals(value, 0);
    }

    static String meanAndDeviation(Summary summary) {
        return Double.isFinite(summary.sd())
                ? decimal(summary.mean()) + " ± " + decimal(summary.sd())
                : decimal(summary.mean());
    }

    /** {@code 0.042 to 0.059}. */
    static String range(Interval interval) {
        return decimal(interval.low()) + " to " + decimal(interval.high());
    }

    /** {@code +0.042 to +0.059}. */
    public static String signedRange(Interval interval) {
        return signed(interval.low()) + " to " + signed(interval.high());
    }

    /** {@code 95 %}. */
    static String percent(double share) {
        String number = String.format(Locale.ROOT, "%.1f", 100 * share);
        return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number) + " %";
    }

    static String pValue(double value) {
        return value < 0.001 ? "< 0.001" : decimal(value);
    }

    /** {@code 1 seed (1)}. */
    static String seeds(List<Long> seeds) {
        return (seeds.size() == 1 ? "1 seed" : seeds.size() + " seeds") + " ("
                + seeds.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
    }

    /** A length in px, with no more digits than can be seen. */
    static String coordinate(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** As a program reads it: {@code 609153}, {@code 61.25}. */
    static String plain(double value) {
        return new BigDecimal(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
