package dev.decant.plugin.ecg.hefei;

import dev.decant.api.data.DataException;
import dev.decant.plugin.ecg.files.StoredFile;
import dev.decant.plugin.ecg.wfdb.Recording;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * Reads a recording of the Hefei competition: a line of lead names, then a line of integers for each sample, separated by
 * blanks; 500 samples a second, 4.88 µV a unit.
 */
final class SignalText {
    static final double RATE = 500;
    private static final double MILLIVOLTS_A_UNIT = 4.88e-3;

    private SignalText() {}

    /**
     * The middle of a file, or all of it.
     *
     * @throws DataException that names the line, if it is damaged
     */
    static Recording read(StoredFile file, Optional<Duration> longest) {
        List<String> lines =
                new String(file.read(), StandardCharsets.UTF_8).lines().toList();
        if (lines.size() < 2) {
            throw new DataException(file.location() + ": " + lines.size()
                    + " lines; expected a line of lead names and a line for each sample");
        }
        List<String> leads = List.of(lines.get(0).strip().split("\\s+"));
        int samples = lines.size() - 1;
        int wanted = longest.map(length -> (int) Math.min(samples, Math.round(length.toNanos() / 1e9 * RATE)))
                .orElse(samples);
        int first = 1 + (samples - wanted) / 2;
        float[][] millivolts = new float[leads.size()][wanted];
        for (int i = 0; i < wanted; i++) {
            StringTokenizer fields = new StringTokenizer(lines.get(first + i));
            if (fields.countTokens() != leads.size()) {
                throw damaged(file, first + i, fields.countTokens() + " numbers; expected " + leads.size());
            }
            for (float[] lead : millivolts) {
                String field = fields.nextToken();
                try {
                    lead[i] = (float) (Integer.parseInt(field) * MILLIVOLTS_A_UNIT);
                } catch (NumberFormatException e) {
                    throw damaged(file, first + i, "'" + field + "'; expected an integer");
                }
            }
        }
        return new Recording(file.name(), RATE, leads, millivolts, 0);
    }

    private static DataException damaged(StoredFile file, int line, String what) {
        return new DataException(file.location() + ": line " + (line + 1) + " has " + what);
    }
}
