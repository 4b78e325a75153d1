package dev.decant.plugin.ecg.wfdb;

import dev.decant.api.data.DataException;
import dev.decant.io.file.DecodedText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Parses a WFDB header: comment lines anywhere, a record line, then a line for each signal or segment. Fields that the format lets
 * be absent take its defaults; whatever else cannot be understood is a {@link DataException} that names the line.
 *
 * <p>As in the WFDB library, signal lines beyond the declared number are not read. They are refused where the record line
 * does not state the length, for then no size of the signal file could contradict them.
 */
public final class HeaderParser {
    /** More signals than any recording has: a header that asks for more is damaged. */
    private static final int MOST_SIGNALS = 1024;

    /** Far more than a record of a year has in hours. */
    private static final int MOST_SEGMENTS = 1_000_000;

    /** A record of several segments: its name and their number. What else has a slash is a path. */
    private static final Pattern SEGMENTED = Pattern.compile("(.+)/(\\d+)");

    private static final Pattern RATE = Pattern.compile("([^/(]+)(?:/[^(]*)?(?:\\(.*\\))?");

    /** 31 years at 1 kHz. */
    private static final long MOST_FRAMES = 1_000_000_000_000L;

    /** A frame of 17 minutes, and 1 MHz. */
    private static final double LEAST_RATE = 1e-3;

    private static final double GREATEST_RATE = 1e6;

    private final HeaderFields header;

    private HeaderParser(String location) {
        header = new HeaderFields(location);
    }

    /** A line that is neither empty nor a comment, with its number in the file. */
    private record Line(int number, String text) {}

    /**
     * Parses a header.
     *
     * @param content the header file, UTF-8 or Latin-1
     * @param location where it is, for messages
     * @throws DataException if it is damaged
     */
    public static Header parse(byte[] content, String location) {
        return new HeaderParser(location).header(DecodedText.of(content));
    }

    private Header header(String text) {
        List<Line> lines = new ArrayList<>();
        List<String> comments = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().map(String::strip).toList()) {
            number++;
            if (line.startsWith("#")) {
                comments.add(line.substring(1).strip());
            } else if (!line.isEmpty()) {
                lines.add(new Line(number, line));
            }
        }
        if (lines.isEmpty()) {
            throw header.damaged("no record line", "a line such as 'A00001 1 300 9000'");
        }
        HeaderFields numbers = header.line(lines.get(0).number);
        String[] fields = HeaderFields.of(lines.get(0).text);
        if (fields.length < 2) {
            throw numbers.damaged(
                    "record line '" + HeaderFields.shown(lines.get(0).text) + "'", "a name and the number of signals");
        }
        double rate = fields.length > 2 ? samplingRate(numbers, fields[2]) : Header.DEFAULT_SAMPLING_RATE;
        long frames = fields.length > 3 ? numbers.whole(fields[3], "the number of samples", MOST_FRAMES) : 0;
        // In the format, 0 samples means that their number is not stated.
        OptionalLong stated = frames == 0 ? OptionalLong.empty() : OptionalLong.of(frames);
        List<Line> rest = lines.subList(1, lines.size());
        Matcher segmented = SEGMENTED.matcher(fields[0]);
        if (segmented.matches() && !isSignal(rest)) {
            int count = numbers.integer(segmented.group(2), "the number of segments", 1, MOST_SEGMENTS);
            if (rest.size() != count) {
                throw numbers.damaged(
                        rest.size() + " segment lines", count + ", as '" + HeaderFields.shown(fields[0]) + "' says");
            }
            List<Segment> segments = rest.stream().map(this::segment).toList();
            return new Header(name(segmented.group(1)), rate, stated, List.of(), segments, comments);
        }
        int count = numbers.integer(fields[1], "the number of signals", 0, MOST_SIGNALS);
        if (rest.size() < count || (rest.size() > count && stated.isEmpty())) {
            throw numbers.damaged(rest.size() + " signal lines", count + ", as the record line says");
        }
        List<SignalLine> signals = IntStream.range(0, count)
                .mapToObj(index -> signal(rest.get(index), index))
                .toList();
        return new Header(name(fields[0]), rate, stated, signals, List.of(), comments);
    }

    private SignalLine signal(Line line, int index) {
        return new SignalLineParser(header.line(line.number)).parse(line.text, index);
    }

    /** Whether what follows the record line are signals: a segment has two fields. */
    private static boolean isSignal(List<Line> lines) {
        return !lines.isEmpty() && HeaderFields.of(lines.get(0).text).length > 2;
    }

    private Segment segment(Line line) {
        HeaderFields numbers = header.line(line.number);
        String[] fields = HeaderFields.of(line.text);
        if (fields.length != 2) {
            throw numbers.damaged(
                    "segment line '" + HeaderFields.shown(line.text) + "'", "a record and its number of samples");
        }
        return new Segment(fields[0], numbers.whole(fields[1], "the number of samples", MOST_FRAMES));
    }

    /** Without folders, and without the extension of some challenge headers. */
    private static String name(String token) {
        String name = FilePath.of(token).name();
        return name.endsWith(".mat") ? name.substring(0, name.length() - ".mat".length()) : name;
    }

    private static double samplingRate(HeaderFields numbers, String field) {
        Matcher matcher = RATE.matcher(field);
        double rate = matcher.matches() ? numbers.real(matcher.group(1), "the sampling rate") : Double.NaN;
        // 0 is how some writers say "the default".
        if (rate == 0) {
            return Header.DEFAULT_SAMPLING_RATE;
        }
        if (!(rate >= LEAST_RATE && rate <= GREATEST_RATE)) {
            throw numbers.damaged(
                    "sampling rate '" + HeaderFields.shown(field) + "'", "a number of Hz from 0.001 to 1000000");
        }
        return rate;
    }
}
