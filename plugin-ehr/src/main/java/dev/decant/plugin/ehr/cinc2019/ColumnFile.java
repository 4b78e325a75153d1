package dev.decant.plugin.ehr.cinc2019;

import dev.decant.api.data.DataException;
import dev.decant.io.file.DecodedText;
import dev.decant.io.file.ReadFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Single columns of one patient's {@code .psv}, by name. */
record ColumnFile(Path file, List<String> lines, List<String> names) {
    static ColumnFile read(Path file) {
        try {
            List<String> lines = DecodedText.of(Files.readAllBytes(file))
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            if (lines.isEmpty()) {
                throw new DataException(file + " is empty; expected a line of column names");
            }
            return new ColumnFile(file, lines, List.of(lines.get(0).strip().split("\\|", -1)));
        } catch (IOException e) {
            throw new DataException(ReadFailure.of(file, e), e);
        }
    }

    /** A column of numbers; {@code nan} and {@code inf} are some, as in the official scorer. */
    double[] numbers(String name) {
        int column = index(name);
        double[] numbers = new double[lines.size() - 1];
        for (int i = 0; i < numbers.length; i++) {
            String field = field(lines.get(i + 1), column);
            try {
                numbers[i] = number(field);
            } catch (NumberFormatException e) {
                throw new DataException(
                        file + ", row " + (i + 1) + ": " + name + " is '" + field + "'; expected a number", e);
            }
        }
        return numbers;
    }

    private int index(String name) {
        int column = names.indexOf(name);
        if (column < 0) {
            throw new DataException(file + ", line 1: the columns " + names + "; expected a column " + name);
        }
        return column;
    }

    /** Reads what Python writes, and what Java does. */
    private static double number(String field) {
        return switch (field.toLowerCase(Locale.ROOT)) {
            case "nan", "+nan", "-nan" -> Double.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(field);
        };
    }

    /** Whether a field of a column is {@code nan} or empty: nothing is known there. */
    boolean lacks(String name) {
        int column = index(name);
        return lines.stream()
                .skip(1)
                .map(line -> field(line, column))
                .anyMatch(field -> field.isEmpty() || field.matches("(?i)[+-]?nan"));
    }

    /** A column of 0 and 1. */
    boolean[] flags(String name) {
        double[] numbers = numbers(name);
        boolean[] flags = new boolean[numbers.length];
        for (int i = 0; i < flags.length; i++) {
            if (numbers[i] != 0 && numbers[i] != 1) {
                throw new DataException(
                        file + ", row " + (i + 1) + ": " + name + " is " + numbers[i] + "; expected 0 or 1");
            }
            flags[i] = numbers[i] == 1;
        }
        return flags;
    }

    /** Empty where the line ends before. */
    private static String field(String line, int column) {
        int from = 0;
        for (int i = 0; i < column; i++) {
            int bar = line.indexOf('|', from);
            if (bar < 0) {
                return "";
            }
            from = bar + 1;
        }
        int to = line.indexOf('|', from);
        return line.substring(from, to < 0 ? line.length() : to).strip();
    }
}
