package dev.decant.plugin.ecg.wfdb;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the line of one signal: file, format, gain, resolution, zero, initial value, checksum, block size, lead. */
record SignalLineParser(HeaderFields numbers) {
    private static final Pattern FORMAT =
            Pattern.compile("(\\d{1,4})(?:x(\\d{1,4}))?(?::(\\d{1,9}))?(?:\\+(\\d{1,9}))?");
    private static final Pattern GAIN = Pattern.compile("([^(/]+)(?:\\(([+-]?\\d{1,18})\\))?(?:/(.*))?");

    /** Beyond these one unit of the converter is a million volts, or nothing. */
    private static final double LEAST_GAIN = 1e-9;

    private static final double GREATEST_GAIN = 1e15;

    SignalLine parse(String line) {
        String[] fields = HeaderFields.of(line, 9);
        if (fields.length < 2) {
            throw numbers.damaged("signal line '" + HeaderFields.shown(line) + "'", "a file and a format");
        }
        Matcher format = FORMAT.matcher(fields[1]);
        if (!format.matches()) {
            throw numbers.damaged("format '" + HeaderFields.shown(fields[1]) + "'", "a number such as 16 or 16+24");
        }
        int zero = fields.length > 4 ? numbers.integer(fields[4], "the converter's zero") : 0;
        Gain gain = fields.length > 2 ? gain(fields[2], zero) : new Gain(SignalLine.DEFAULT_GAIN, zero, "mV");
        OptionalInt checksum = fields.length > 6
                ? OptionalInt.of(numbers.integer(fields[6], "the checksum", Short.MIN_VALUE, 0xFFFF))
                : OptionalInt.empty();
        return new SignalLine(
                fields[0],
                Integer.parseInt(format.group(1)),
                Math.max(1, part(format, 2, 1)),
                part(format, 3, 0),
                part(format, 4, 0),
                gain.value,
                gain.baseline,
                gain.units,
                fields.length > 3 ? numbers.integer(fields[3], "the resolution") : 0,
                zero,
                fields.length > 5 ? numbers.integer(fields[5], "the initial value") : zero,
                checksum,
                fields.length > 8 ? fields[8] : "");
    }

    /** A part of the format field, or what stands for its absence. */
    private static int part(Matcher format, int group, int absent) {
        return format.group(group) == null ? absent : Integer.parseInt(format.group(group));
    }

    private record Gain(double value, long baseline, String units) {}

    private Gain gain(String field, int zero) {
        Matcher matcher = GAIN.matcher(field);
        if (!matcher.matches()) {
            throw numbers.damaged("gain '" + HeaderFields.shown(field) + "'", "units such as 1000/mV or 1716(6)/mV");
        }
        double gain = numbers.real(matcher.group(1), "the gain");
        String units = matcher.group(3) == null || matcher.group(3).isEmpty() ? "mV" : matcher.group(3);
        boolean voltage = SignalLine.millivolts(units).isPresent();
        if (!Double.isFinite(gain) || (voltage && gain != 0 && !isPlausible(gain))) {
            throw numbers.damaged(
                    "gain '" + HeaderFields.shown(field) + "'",
                    "a finite number, of a magnitude from " + LEAST_GAIN + " to " + GREATEST_GAIN);
        }
        return new Gain(
                gain == 0 ? SignalLine.DEFAULT_GAIN : gain,
                matcher.group(2) == null ? zero : Long.parseLong(matcher.group(2)),
                units);
    }

    private static boolean isPlausible(double gain) {
        return Math.abs(gain) >= LEAST_GAIN && Math.abs(gain) <= GREATEST_GAIN;
    }
}
