import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A record as it was written: columns [column][row] under their names, NaN where a field is empty or no finite number. */
record RawTable(List<String> names, float[][] columns) {
    static RawTable read(Path file) throws IOException {
        List<String> lines =
                Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
        List<String> names = Arrays.stream(lines.get(0).split("[,|\t]", -1)).map(String::strip).toList();
        float[][] columns = new float[names.size()][lines.size() - 1];
        for (int row = 0; row < lines.size() - 1; row++) {
            String[] fields = lines.get(row + 1).split("[,|\t]", -1);
            for (int column = 0; column < columns.length; column++) {
                columns[column][row] = number(fields[column].strip());
            }
        }
        return new RawTable(names, columns);
    }

    private static float number(String field) {
        float value = field.isEmpty() || field.equalsIgnoreCase("nan") ? Float.NaN : Float.parseFloat(field);
        return Float.isInfinite(value) ? Float.NaN : value;
    }

    int rows() {
        return columns[0].length;
    }

    /** The column of a name, whatever its case; -1 where there is none. */
    int index(String name) {
        for (int column = 0; column < names.size(); column++) {
            if (names.get(column).equalsIgnoreCase(name)) {
                return column;
            }
        }
        return -1;
    }
}
