package dev.decant.plugin.ecg.wfdb;

import dev.decant.api.data.DataException;
import dev.decant.io.file.DecodedText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private final HeaderFields numbers;
    private final SignalLineParser signalLine;

    private HeaderParser(String location) {
        numbers = new HeaderFields(location);
        signalLine = new SignalLineParser(numbers);
    }

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
            throw numbers.damaged("no record line", "a line such as 'A00001 1 300 9000'");
        }
        String[] fields = HeaderFields.of(lines.get(0));
        if (fields.length < 2) {
            throw numbers.damaged("record line '" + lines.get(0) + "'", "a name and the number of signals");
        }
        double rate = fields.length > 2 ? samplingRate(fields[2]) : Header.DEFAULT_SAMPLING_RATE;
        long frames = fields.length > 3 ? numbers.whole(fields[3], "the number of samples") : 0;
        // In the format, 0 samples means that their number is not stated.
        OptionalLong stated = frames == 0 ? OptionalLong.empty() : OptionalLong.of(frames);
        List<String> rest = lines.subList(1, lines.size());
        Matcher segmented = SEGMENTED.matcher(fields[0]);
        if (segmented.matches() && !isSignal(rest)) {
            int count = numbers.integer(segmented.group(2), "the number of segments", 1, MOST_SEGMENTS);
            if (rest.size() != count) {
                throw numbers.damaged(rest.size() + " segment lines", count + ", as '" + fields[0] + "' says");
            }
            List<Segment> segments = rest.stream().map(this::segment).toList();
            return new Header(name(segmented.group(1)), rate, stated, List.of(), segments, comments);
        }
        int count = numbers.integer(fields[1], "the number of signals", 0, MOST_SIGNALS);
        if (rest.size() < count || (rest.size() > count && stated.isEmpty())) {
            throw numbers.damaged(rest.size() + " signal lines", count + ", as the record line says");
        }
        List<SignalLine> signals =
                rest.subList(0, count).stream().map(signalLine::parse).toList();
        return new Header(name(fields[0]), rate, stated, signals, List.of(), comments);
    }

    /** Whether what follows the record line are signals: a segment has two fields. */
    private static boolean isSignal(List<String> lines) {
        return !lines.isEmpty() && HeaderFields.of(lines.get(0)).length > 2;
    }

    private Segment segment(String line) {
        String[] fields = HeaderFields.of(line);
        if (fields.length != 2) {
            throw numbers.damaged("segment line '" + line + "'", "a record and its number of samples");
        }
        return new Segment(fields[0], numbers.whole(fields[1], "the number of samples"));
    }

    /** Without folders, and without the extension of some challenge headers. */
    private static String name(String token) {
        String name = FilePath.of(token).name();
        return name.endsWith(".mat") ? name.substring(0, name.length() - ".mat".length()) : name;
    }

    private double samplingRate(String field) {
        Matcher matcher = RATE.matcher(field);
        double rate = matcher.matches() ? numbers.real(matcher.group(1), "the sampling rate") : Double.NaN;
        // 0 is how some writers say "the default".
        if (rate == 0) {
            return Header.DEFAULT_SAMPLING_RATE;
        }
        if (!(rate > 0 && rate <= 1e6)) {
            throw numbers.damaged("sampling rate '" + field + "'", "a number of Hz above 0");
        }
        return rate;
    }
}
