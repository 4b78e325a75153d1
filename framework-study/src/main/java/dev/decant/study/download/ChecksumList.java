package dev.decant.study.download;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SHA-256 of the files of a source, as {@code sha256sum} writes them: 64 hexadecimal digits, blanks, a path.
 *
 * @param sums by path, in the order of the list; paths are as the server writes them, and not to be trusted
 */
record ChecksumList(Map<String, String> sums) {
    private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64}) +\\*?(?:\\./)?(.+)");

    /** A million files are within it. */
    private static final long MOST_BYTES = 256L << 20;

    /**
     * Reads a list.
     *
     * @param location where it is from, for messages
     * @throws IOException if it is no such list
     */
    static ChecksumList read(InputStream in, String location) throws IOException {
        Map<String, String> sums = new LinkedHashMap<>();
        long bytes = 0;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = line(reader, location); !line.isEmpty(); line = line(reader, location)) {
                number++;
                bytes += line.length();
                if (bytes > MOST_BYTES) {
                    throw new IOException(location + " does not end; expected a list of checksums");
                }
                if (line.isBlank()) {
                    continue;
                }
                Matcher matcher = LINE.matcher(line.strip());
                if (!matcher.matches()) {
                    throw new IOException(location + ", line " + number + ": '" + shortened(line)
                            + "'; expected a SHA-256 and the path of a file");
                }
                sums.put(matcher.group(2), matcher.group(1).toLowerCase(Locale.ROOT));
            }
        }
        if (sums.isEmpty()) {
            throw new IOException(location + " is empty; expected a list of checksums");
        }
        return new ChecksumList(sums);
    }

    /** The next line with its line end; empty behind the last one. */
    private static String line(BufferedReader reader, String location) throws IOException {
        try {
            String line = reader.readLine();
            return line == null ? "" : line + "\n";
        } catch (IOException e) {
            throw new BrokenTransfer(location + " broke off: " + e.getMessage(), e);
        }
    }

    private static String shortened(String line) {
        String plain = line.strip().replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 60 ? plain : plain.substring(0, 57) + "...";
    }

    Optional<String> of(String path) {
        return Optional.ofNullable(sums.get(path));
    }

    Set<String> paths() {
        return sums.keySet();
    }
}
