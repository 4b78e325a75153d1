package dev.decant.io.text;

import java.util.Locale;

/**
 * A number with what it counts, as a message has it: {@code 1 record}, {@code 12 records}.
 *
 * @param noun for one, such as {@code record}; it gets an s, or es behind s and tch
 */
public record Counted(long number, String noun) {
    /** With commas between thousands: {@code 1,200 records}. */
    public String withCommas() {
        return String.format(Locale.ROOT, "%,d %s", number, word());
    }

    /** The noun alone, as its number wants it: {@code records}. */
    public String word() {
        if (number == 1) {
            return noun;
        }
        return noun + (noun.endsWith("s") || noun.endsWith("tch") ? "es" : "s");
    }

    @Override
    public String toString() {
        return number + " " + word();
    }
}
