package dev.decant.plugin.ehr.dataset;

import dev.decant.api.data.DataException;
import dev.decant.api.data.Preparation;
import dev.decant.api.data.Sequence;
import dev.decant.api.data.Transform;
import dev.decant.plugin.ehr.column.Column;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Learns from the training stays where each column lies and how far it spreads: the median, and the distance of the
 * quartiles over that of a normal distribution, both robust against slips of the pen.
 *
 * @param clip the greatest magnitude of a scaled value
 */
record HourlyPreparation(double clip) implements Preparation {
    private static final String HEADING = "hourly-v1";

    @Override
    public Transform fit(Iterable<Sequence> training) {
        int columns = Column.values().length;
        ValueSample[] samples =
                IntStream.range(0, columns).mapToObj(ValueSample::new).toArray(ValueSample[]::new);
        for (Sequence stay : training) {
            float[] values = stay.values();
            for (int i = 0; i < values.length; i++) {
                if (!Float.isNaN(values[i])) {
                    samples[i % columns].add(values[i]);
                }
            }
        }
        float[] centres = new float[columns];
        float[] spreads = new float[columns];
        for (int c = 0; c < columns; c++) {
            centres[c] = samples[c].centre();
            spreads[c] = samples[c].spread();
        }
        return new HourlyTransform(clip, centres, spreads);
    }

    @Override
    public Transform restore(String state) {
        String[] lines = state.split("\n");
        int columns = Column.values().length;
        if (lines.length != columns + 1 || !lines[0].startsWith(HEADING + " ")) {
            throw new DataException("the preparation's state is not one of hourly records: " + lines[0]);
        }
        try {
            float[] centres = new float[columns];
            float[] spreads = new float[columns];
            for (int c = 0; c < columns; c++) {
                String[] fields = lines[c + 1].split(" ");
                if (fields.length != 3 || !fields[0].equals(Column.values()[c].header())) {
                    throw new DataException("the preparation's state has '" + lines[c + 1] + "'; expected the column "
                            + Column.values()[c].header() + ", its centre and its spread");
                }
                centres[c] = Float.parseFloat(fields[1]);
                spreads[c] = Float.parseFloat(fields[2]);
            }
            return new HourlyTransform(Double.parseDouble(lines[0].substring(HEADING.length() + 1)), centres, spreads);
        } catch (NumberFormatException e) {
            throw new DataException("the preparation's state has a field that is no number: " + e.getMessage(), e);
        }
    }

    /** What {@link #restore} reads. */
    static String state(double clip, float[] centres, float[] spreads) {
        StringBuilder text = new StringBuilder(HEADING + " " + clip);
        Arrays.stream(Column.values())
                .forEach(column -> text.append('\n')
                        .append(column.header())
                        .append(' ')
                        .append(centres[column.ordinal()])
                        .append(' ')
                        .append(spreads[column.ordinal()]));
        return text.toString();
    }
}
