package dev.decant.plugin.ehr.dataset;

import dev.decant.api.data.Sequence;
import dev.decant.api.data.Transform;
import dev.decant.plugin.ehr.column.Column;
import dev.decant.plugin.ehr.column.ColumnKind;
import java.util.Arrays;
import java.util.List;

/**
 * From 40 columns with gaps to {@link HourlyFeatures}. A value is filled forward from the past only; before the first it
 * is the training median, which is 0 here.
 *
 * @param clip the greatest magnitude of a scaled value
 * @param centres [40], the training medians
 * @param spreads [40], above 0
 */
record HourlyTransform(double clip, float[] centres, float[] spreads) implements Transform {
    private static final List<Column> MEASURED = Column.measured();

    @Override
    public Sequence apply(Sequence stay) {
        int features = 3 * MEASURED.size() + HourlyFeatures.known().size();
        float[] prepared = new float[stay.steps() * features];
        float[] last = new float[MEASURED.size()];
        int[] age = new int[MEASURED.size()];
        Arrays.fill(age, HourlyFeatures.OLDEST);
        for (int row = 0; row < stay.steps(); row++) {
            int at = row * features;
            for (int i = 0; i < MEASURED.size(); i++) {
                float value = value(stay, row, MEASURED.get(i));
                boolean measured = !Float.isNaN(value);
                if (measured) {
                    last[i] = scaled(MEASURED.get(i), value);
                }
                age[i] = measured ? 0 : Math.min(age[i] + 1, HourlyFeatures.OLDEST);
                prepared[at + i] = last[i];
                prepared[at + MEASURED.size() + i] = measured ? 1 : 0;
                prepared[at + 2 * MEASURED.size() + i] = HourlyFeatures.age(age[i]);
            }
            for (int i = 0; i < HourlyFeatures.known().size(); i++) {
                Column column = HourlyFeatures.known().get(i);
                float value = value(stay, row, column);
                prepared[at + 3 * MEASURED.size() + i] = Float.isNaN(value) ? 0 : scaled(column, value);
            }
        }
        return new Sequence(prepared, stay.steps(), features);
    }

    private static float value(Sequence stay, int row, Column column) {
        return stay.values()[row * stay.channels() + column.ordinal()];
    }

    /** Yes and no stay 1 and 0. */
    private float scaled(Column column, float value) {
        if (column == Column.GENDER || column == Column.UNIT1 || column == Column.UNIT2) {
            return value;
        }
        double scaled = ((double) value - centres[column.ordinal()]) / spreads[column.ordinal()];
        // Weeks in the unit are rare, and differ from each other.
        double bound = column.kind() == ColumnKind.TIME ? 2 * clip : clip;
        return (float) Math.max(-bound, Math.min(bound, scaled));
    }

    @Override
    public String state() {
        return HourlyPreparation.state(clip, centres, spreads);
    }
}
