package @package@;

import dev.decant.api.config.InputFormat;
import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.DataSource;
import dev.decant.api.data.Workspace;
import dev.decant.io.csv.CsvRow;
import dev.decant.io.file.RecordFiles;
import dev.decant.io.file.StoredFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Labelled series, one a line of a CSV file without a header: the label, then the values. A line is a record; where the lines of
 * one subject must stay in one split, give {@code RecordInfo} the subject as its group.
 */
public final class @Name@ implements DataSource<@Name@.Options> {
    /** What a configuration can set; the defaults stand in reference.conf. */
    public record Options(
            @Meaning("folders and zips with .csv files") List<Path> path,
            @InputFormat @Meaning("values a second, in Hz") @Range(min = 1e-9, max = 1e9) double sampleRate,
            @InputFormat @Meaning("takes the differences between neighbouring values") boolean differences) {}

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "Labelled series, one a line of a CSV file";
    }

    @Override
    public DataSet open(Options config, Workspace workspace) {
        // Folders, folders within them and zips alike; what is named like a hidden file is left out.
        try (RecordFiles files = RecordFiles.open(
                config.path(), name -> name.toLowerCase(Locale.ROOT).endsWith(".csv"))) {
            Map<String, Line> lines = new LinkedHashMap<>();
            for (StoredFile file : files.files()) {
                for (CsvRow row : CsvRow.all(file.read(), file.location())) {
                    Line line = Line.of(row, file.location());
                    if (lines.put(file.name() + ":" + row.line(), line) != null) {
                        throw new DataException("two files have the name " + file.name());
                    }
                }
            }
            if (lines.isEmpty()) {
                throw new DataException("no series in " + config.path() + "; expected .csv files with a label and values in"
                        + " each line");
            }
            return new @Name@Set(lines, config, files.fingerprint());
        }
    }

    /** A label, and the values behind it. */
    record Line(String label, float[] values) {
        static Line of(CsvRow row, String location) {
            List<String> fields = row.fields();
            if (fields.size() < 3) {
                throw new DataException(location + ", line " + row.line() + ": expected a label and two values or more");
            }
            float[] values = new float[fields.size() - 1];
            for (int i = 0; i < values.length; i++) {
                values[i] = number(fields.get(i + 1), location, row.line());
            }
            return new Line(fields.get(0).strip(), values);
        }

        private static float number(String field, String location, long line) {
            try {
                float value = Float.parseFloat(field.strip());
                if (Float.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new DataException(location + ", line " + line + ": '" + field + "' is no number");
        }
    }
}
