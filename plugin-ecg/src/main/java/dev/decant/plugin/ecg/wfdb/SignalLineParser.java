package dev.decant.plugin.ecg.wfdb;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the line of one signal: file, format, gain, resolution, zero, initial value, checksum, block size, lead. */
record SignalLineParser(HeaderFields numbers) {
    private static final Pattern FORMAT =
            Pattern.compile("(\\d{1,4})(?:x(\\d{1,4}))?(?::(\\d{1,9}))?(?:\\+(\\d{1,9}))?");
    private static final Pattern GAIN = Pattern.compile("([^(/]+)(?:\\(([+-]?\\d{1,18})\\))?(?:/(.*))?");

    /** @param index which signal of the record it is, from 0: its name where it has none */
    SignalLine parse(String line, int index) {
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
        SignalLine signal = new SignalLine(
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
                fields.length > 8 && !fields[8].isBlank() ? fields[8] : "signal " + index);
        if (!Double.isFinite(signal.gain()) || (signal.isVoltage() && !signal.hasPlausibleGain())) {
            throw numbers.damaged("gain '" + HeaderFields.shown(fields[2]) + "'", SignalLine.GAINS);
        }
        return signal;
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
        return new Gain(
                gain == 0 ? SignalLine.DEFAULT_GAIN : gain,
                matcher.group(2) == null ? zero : Long.parseLong(matcher.group(2)),
                units);
    }
}
