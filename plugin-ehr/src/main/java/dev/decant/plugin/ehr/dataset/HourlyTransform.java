package dev.decant.plugin.ehr.dataset;

import dev.decant.api.data.PreparationStep;
import dev.decant.api.data.Sequence;
import dev.decant.api.data.Transform;
import dev.decant.plugin.ehr.column.ColumnKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * From columns with gaps to {@link HourlyFeatures}. A value is filled forward from the past only; before the first it is the
 * training median, which is 0 here.
 *
 * @param clip the greatest magnitude of a scaled value
 * @param centres of the columns, the training medians
 * @param spreads of the columns, above 0
 */
record HourlyTransform(HourlyFeatures features, double clip, float[] centres, float[] spreads) implements Transform {
    @Override
    public Sequence apply(Sequence stay) {
        int[] measured = features.measured();
        int[] known = features.known();
        int width = 3 * measured.length + known.length;
        float[] prepared = new float[stay.steps() * width];
        float[] last = new float[measured.length];
        int[] age = new int[measured.length];
        Arrays.fill(age, HourlyFeatures.OLDEST);
        for (int row = 0; row < stay.steps(); row++) {
            int at = row * width;
            for (int i = 0; i < measured.length; i++) {
                float value = stay.values()[row * stay.channels() + measured[i]];
                boolean now = !Float.isNaN(value);
                if (now) {
                    last[i] = scaled(measured[i], value);
                }
                age[i] = now ? 0 : Math.min(age[i] + 1, HourlyFeatures.OLDEST);
                prepared[at + i] = last[i];
                prepared[at + measured.length + i] = now ? 1 : 0;
                prepared[at + 2 * measured.length + i] = HourlyFeatures.age(age[i]);
            }
            for (int i = 0; i < known.length; i++) {
                float value = stay.values()[row * stay.channels() + known[i]];
                prepared[at + 3 * measured.length + i] = Float.isNaN(value) ? 0 : scaled(known[i], value);
            }
        }
        return new Sequence(prepared, stay.steps(), width);
    }

    private float scaled(int column, float value) {
        if (features.columns().get(column).binary()) {
            return value;
        }
        double scaled = ((double) value - centres[column]) / spreads[column];
        // Weeks in the unit are rare, and differ from each other.
        double bound = features.columns().get(column).kind() == ColumnKind.TIME ? 2 * clip : clip;
        return (float) Math.max(-bound, Math.min(bound, scaled));
    }

    @Override
    public List<PreparationStep> steps() {
        List<Map<String, Object>> columns = new ArrayList<>();
        for (int c = 0; c < centres.length; c++) {
            HourlyColumn column = features.columns().get(c);
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("name", column.name());
            values.put("kind", column.kind().name().toLowerCase(Locale.ROOT));
            values.put("binary", column.binary());
            values.put("centre", centres[c]);
            values.put("spread", spreads[c]);
            columns.add(values);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("clip", clip);
        values.put("oldest", HourlyFeatures.OLDEST);
        values.put("columns", columns);
        return List.of(new PreparationStep("hourly-features", HourlyFeatures.MEANING, values));
    }

    @Override
    public String state() {
        return HourlyPreparation.state(features, clip, centres, spreads);
    }
}
