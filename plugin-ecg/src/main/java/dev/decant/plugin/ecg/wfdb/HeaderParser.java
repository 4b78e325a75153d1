package dev.decant.plugin.ecg.wfdb;

import dev.decant.api.data.DataException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses a WFDB header: comment lines anywhere, a record line, then a line for each signal or segment. Fields that the format lets
 * be absent take its defaults; whatever else cannot be understood is a {@link DataException} that names the line.
 */
public final class HeaderParser {
    /** More signals than any recording has: a header that asks for more is damaged. */
    private static final int MOST_SIGNALS = 1024;

    /** Far more than a record of a year has in hours. */
    private static final int MOST_SEGMENTS = 1_000_000;

    private static final Pattern BLANKS = Pattern.compile("[ \\t]+");
    private static final Pattern RATE = Pattern.compile("([^/(]+)(?:/[^(]*)?(?:\\(.*\\))?");
    private static final Pattern FORMAT =
            Pattern.compile("(\\d{1,4})(?:x(\\d{1,4}))?(?::(\\d{1,9}))?(?:\\+(\\d{1,9}))?");
    private static final Pattern GAIN = Pattern.compile("([^(/]+)(?:\\((-?\\d{1,9})\\))?(?:/(.*))?");
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,10}");

    private final String location;

    private HeaderParser(String location) {
        this.location = location;
    }

    /**
     * Parses a header.
     *
     * @param content the header file, UTF-8
     * @param location where it is, for messages
     * @throws DataException if it is damaged
     */
    public static Header parse(byte[] content, String location) {
        return new HeaderParser(location).header(new String(content, StandardCharsets.UTF_8));
    }

    private Header header(String text) {
        List<String> lines = new ArrayList<>();
        List<String> comments = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("#")) {
                comments.add(line.substring(1).strip());
            } else if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        if (lines.isEmpty()) {
            throw damaged("no record line", "a line such as 'A00001 1 300 9000'");
        }
        String[] fields = BLANKS.split(lines.get(0));
        if (fields.length < 2) {
            throw damaged("record line '" + lines.get(0) + "'", "a name and the number of signals");
        }
        double rate = fields.length > 2 ? samplingRate(fields[2]) : Header.DEFAULT_SAMPLING_RATE;
        long frames = fields.length > 3 ? whole(fields[3], "the number of samples") : 0;
        // In the format, 0 samples means that their number is not stated.
        OptionalLong stated = frames == 0 ? OptionalLong.empty() : OptionalLong.of(frames);
        int slash = fields[0].lastIndexOf('/');
        if (slash >= 0) {
            int count = integer(fields[0].substring(slash + 1), "the number of segments", 1, MOST_SEGMENTS);
            requireLines(lines, count, "segment");
            List<Segment> segments =
                    lines.subList(1, lines.size()).stream().map(this::segment).toList();
            return new Header(fields[0].substring(0, slash), rate, stated, List.of(), segments, comments);
        }
        int count = integer(fields[1], "the number of signals", 0, MOST_SIGNALS);
        requireLines(lines, count, "signal");
        List<SignalLine> signals =
                lines.subList(1, lines.size()).stream().map(this::signal).toList();
        return new Header(name(fields[0]), rate, stated, signals, List.of(), comments);
    }

    private void requireLines(List<String> lines, int count, String what) {
        if (lines.size() - 1 != count) {
            throw damaged((lines.size() - 1) + " " + what + " lines", count + ", as the record line says");
        }
    }

    private Segment segment(String line) {
        String[] fields = BLANKS.split(line);
        if (fields.length != 2) {
            throw damaged("segment line '" + line + "'", "a record and its number of samples");
        }
        return new Segment(fields[0], whole(fields[1], "the number of samples"));
    }

    private static String name(String token) {
        return token.endsWith(".mat") ? token.substring(0, token.length() - ".mat".length()) : token;
    }

    private double samplingRate(String field) {
        Matcher matcher = RATE.matcher(field);
        double rate = matcher.matches() ? real(matcher.group(1), "the sampling rate") : Double.NaN;
        // 0 is how some writers say "the default".
        if (rate == 0) {
            return Header.DEFAULT_SAMPLING_RATE;
        }
        if (!(rate > 0 && rate <= 1e6)) {
            throw damaged("sampling rate '" + field + "'", "a number of Hz above 0");
        }
        return rate;
    }

    private SignalLine signal(String line) {
        String[] fields = BLANKS.split(line, 9);
        if (fields.length < 2) {
            throw damaged("signal line '" + line + "'", "a file and a format");
        }
        Matcher format = FORMAT.matcher(fields[1]);
        if (!format.matches()) {
            throw damaged("format '" + fields[1] + "'", "a number such as 16 or 16+24");
        }
        int zero = fields.length > 4 ? integer(fields[4], "the converter's zero") : 0;
        Gain gain = fields.length > 2 ? gain(fields[2], zero) : new Gain(SignalLine.DEFAULT_GAIN, zero, "mV");
        OptionalInt checksum = fields.length > 6
                ? OptionalInt.of(integer(fields[6], "the checksum", Short.MIN_VALUE, 0xFFFF))
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
                fields.length > 3 ? integer(fields[3], "the resolution") : 0,
                zero,
                fields.length > 5 ? integer(fields[5], "the initial value") : zero,
                checksum,
                fields.length > 8 ? fields[8] : "");
    }

    /** A part of the format field, or what stands for its absence. */
    private static int part(Matcher format, int group, int absent) {
        return format.group(group) == null ? absent : Integer.parseInt(format.group(group));
    }

    private record Gain(double value, int baseline, String units) {}

    private Gain gain(String field, int zero) {
        Matcher matcher = GAIN.matcher(field);
        if (!matcher.matches()) {
            throw damaged("gain '" + field + "'", "units such as 1000/mV or 1716(6)/mV");
        }
        double gain = real(matcher.group(1), "the gain");
        if (!Double.isFinite(gain)) {
            throw damaged("gain '" + field + "'", "a finite number");
        }
        return new Gain(
                gain == 0 ? SignalLine.DEFAULT_GAIN : gain,
                matcher.group(2) == null ? zero : Integer.parseInt(matcher.group(2)),
                matcher.group(3) == null || matcher.group(3).isEmpty() ? "mV" : matcher.group(3));
    }

    private long whole(String field, String what) {
        if (!field.matches("\\d{1,18}")) {
            throw damaged(what + " is '" + field + "'", "a whole number");
        }
        return Long.parseLong(field);
    }

    private int integer(String field, String what) {
        return integer(field, what, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private int integer(String field, String what, int least, int most) {
        if (!INTEGER.matcher(field).matches()) {
            throw damaged(what + " is '" + field + "'", "an integer");
        }
        long value = Long.parseLong(field);
        if (value < least || value > most) {
            throw damaged(what + " is " + value, "at least " + least + " and at most " + most);
        }
        return (int) value;
    }

    private double real(String field, String what) {
        try {
            return Double.parseDouble(field);
        } catch (NumberFormatException e) {
            throw damaged(what + " is '" + field + "'", "a number");
        }
    }

    private DataException damaged(String found, String expected) {
        return new DataException(location + ": " + found + "; expected " + expected);
    }
}
