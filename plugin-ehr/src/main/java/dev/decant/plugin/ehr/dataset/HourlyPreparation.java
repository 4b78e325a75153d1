package dev.decant.plugin.ehr.dataset;

import dev.decant.api.data.DataException;
import dev.decant.api.data.Preparation;
import dev.decant.api.data.Sequence;
import dev.decant.api.data.Transform;
import java.util.stream.IntStream;

/**
 * Learns from the training stays where each column lies and how far it spreads: the median, and the distance of the
 * quartiles over that of a normal distribution, both robust against slips of the pen.
 *
 * @param features of the table's columns
 * @param clip the greatest magnitude of a scaled value
 */
record HourlyPreparation(HourlyFeatures features, double clip) implements Preparation {
    private static final String HEADING = "hourly-v1";

    @Override
    public Transform fit(Iterable<Sequence> training) {
        int columns = features.columns().size();
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
        return new HourlyTransform(features, clip, centres, spreads);
    }

    @Override
    public Transform restore(String state) {
        String[] lines = state.split("\n", -1);
        int columns = features.columns().size();
        if (lines.length != columns + 1 || !lines[0].startsWith(HEADING + " ")) {
            throw new DataException("the preparation's state is not one of hourly records of " + columns + " columns: "
                    + lines[0] + ", " + (lines.length - 1) + " columns");
        }
        try {
            float[] centres = new float[columns];
            float[] spreads = new float[columns];
            for (int c = 0; c < columns; c++) {
                String[] fields = lines[c + 1].split("\t");
                String name = features.columns().get(c).name();
                if (fields.length != 3 || !fields[0].equals(name)) {
                    throw new DataException("the preparation's state has '" + lines[c + 1] + "'; expected the column "
                            + name + ", its centre and its spread");
                }
                centres[c] = Float.parseFloat(fields[1]);
                spreads[c] = Float.parseFloat(fields[2]);
            }
            double fitted = Double.parseDouble(lines[0].substring(HEADING.length() + 1));
            return new HourlyTransform(features, fitted, centres, spreads);
        } catch (NumberFormatException e) {
            throw new DataException("the preparation's state has a field that is no number: " + e.getMessage(), e);
        }
    }

    /** What {@link #restore} reads. */
    static String state(HourlyFeatures features, double clip, float[] centres, float[] spreads) {
        StringBuilder text = new StringBuilder(HEADING + " " + clip);
        for (int c = 0; c < centres.length; c++) {
            text.append('\n').append(features.columns().get(c).name());
            text.append('\t').append(centres[c]).append('\t').append(spreads[c]);
        }
        return text.toString();
    }
}
