package dev.decant.runtime.series;

import dev.decant.api.data.DataException;
import dev.decant.io.file.DecodedText;
import dev.decant.io.file.StoredFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One line of a file.
 *
 * @param id the file's name and the number of the line
 * @param filled how many missing values were put between their neighbours
 */
record LabelledSeries(String id, String label, float[] values, int filled) {
    private static final Pattern APART = Pattern.compile("[ ]*[\\t,][ ]*|[ ]+");

    static List<LabelledSeries> read(StoredFile file) {
        List<LabelledSeries> series = new ArrayList<>();
        int line = 0;
        for (String text : DecodedText.of(file.read()).lines().toList()) {
            line++;
            if (!text.isBlank()) {
                series.add(of(file.name() + ":" + line, text.strip(), file.location() + ", line " + line));
            }
        }
        return series;
    }

    private static LabelledSeries of(String id, String text, String where) {
        List<String> fields = Arrays.asList(APART.split(text, -1));
        float[] values = new float[fields.size() - 1];
        int steps = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = value(fields.get(i + 1), where);
            if (!Float.isNaN(values[i])) {
                steps = i + 1;
            }
        }
        if (steps == 0 || fields.get(0).isEmpty()) {
            throw new DataException(where + ": expected a label and then values, got '"
                    + text.substring(0, Math.min(40, text.length())) + "'");
        }
        float[] present = Arrays.copyOf(values, steps);
        return new LabelledSeries(id, label(fields.get(0)), present, fill(present));
    }

    /** Archives write one class as 1, 1.0 and 1.0000000e+00. */
    private static String label(String text) {
        try {
            double number = Double.parseDouble(text);
            if (number == Math.rint(number) && Math.abs(number) < 1e9) {
                return Long.toString((long) number);
            }
        } catch (NumberFormatException e) {
            // a name
        }
        return text;
    }

    /** NaN where it is missing. */
    private static float value(String field, String where) {
        if (field.isEmpty() || field.equals("?")) {
            return Float.NaN;
        }
        try {
            float value = Float.parseFloat(field);
            if (!Float.isInfinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new DataException(where + ": '" + field + "' is no number");
    }

    /** Puts missing values on the line between their neighbours; those before the first value get its value. */
    private static int fill(float[] values) {
        int filled = 0;
        int before = -1;
        for (int i = 0; i < values.length; i++) {
            if (Float.isNaN(values[i])) {
                continue;
            }
            for (int j = before + 1; j < i; j++) {
                float share = before < 0 ? 1 : (float) (j - before) / (i - before);
                float left = before < 0 ? values[i] : values[before];
                values[j] = left + share * (values[i] - left);
                filled++;
            }
            before = i;
        }
        return filled;
    }
}
