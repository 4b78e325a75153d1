package dev.decant.plugin.ecg.wfdb;

import dev.decant.api.data.DataException;
import java.util.regex.Pattern;

/**
 * The fields of a header's lines as numbers; what is none is a {@link DataException}.
 *
 * @param location where the header is, for messages
 */
record HeaderFields(String location) {
    private static final Pattern BLANKS = Pattern.compile("[ \\t]+");
    private static final int QUOTED = 80;
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,10}");

    /** The fields of a line. */
    static String[] of(String line) {
        return BLANKS.split(line);
    }

    /** The fields of a line of which the last may hold blanks. */
    static String[] of(String line, int most) {
        return BLANKS.split(line, most);
    }

    /** The fields of one line, from 1. */
    HeaderFields line(int number) {
        return new HeaderFields(location + ", line " + number);
    }

    long whole(String field, String what, long most) {
        if (!field.matches("\\d{1,18}")) {
            throw damaged(what + " is '" + shown(field) + "'", "a whole number");
        }
        long value = Long.parseLong(field);
        if (value > most) {
            throw damaged(what + " is " + value, "at most " + most);
        }
        return value;
    }

    int integer(String field, String what) {
        return integer(field, what, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    int integer(String field, String what, int least, int most) {
        if (!INTEGER.matcher(field).matches()) {
            throw damaged(what + " is '" + shown(field) + "'", "an integer");
        }
        long value = Long.parseLong(field);
        if (value < least || value > most) {
            throw damaged(what + " is " + value, "at least " + least + " and at most " + most);
        }
        return (int) value;
    }

    double real(String field, String what) {
        try {
            return Double.parseDouble(field);
        } catch (NumberFormatException e) {
            throw damaged(what + " is '" + shown(field) + "'", "a number");
        }
    }

    /** The beginning of a text, fit for a message: what is read may be no text at all. */
    static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= QUOTED ? plain : plain.substring(0, QUOTED) + "...";
    }

    DataException damaged(String found, String expected) {
        return new DataException(location + ": " + found + "; expected " + expected);
    }
}
