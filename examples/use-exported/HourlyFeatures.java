import java.util.List;
import java.util.Map;

/** What a network sees of an hour, the step {@code hourly-features}. */
final class HourlyFeatures {
    private final List<Object> columns;
    private final double clip;
    private final int oldest;

    HourlyFeatures(Map<String, Object> values) {
        columns = Preparation.list(values.get("columns"));
        clip = Preparation.number(values, "clip");
        oldest = (int) Preparation.number(values, "oldest");
    }

    /** @param table [column][row], NaN where nothing was measured */
    float[][] of(float[][] table) {
        int rows = table[0].length;
        int measured = (int) columns.stream().filter(HourlyFeatures::isMeasured).count();
        float[][] features = new float[2 * measured + columns.size()][rows];
        int m = 0;
        int other = 3 * measured;
        for (int c = 0; c < columns.size(); c++) {
            if (!isMeasured(columns.get(c))) {
                for (int row = 0; row < rows; row++) {
                    features[other][row] = Float.isNaN(table[c][row]) ? 0 : scaled(c, table[c][row]);
                }
                other++;
                continue;
            }
            float last = 0;
            int age = oldest;
            for (int row = 0; row < rows; row++) {
                boolean now = !Float.isNaN(table[c][row]);
                last = now ? scaled(c, table[c][row]) : last;
                age = now ? 0 : Math.min(age + 1, oldest);
                features[m][row] = last;
                features[measured + m][row] = now ? 1 : 0;
                features[2 * measured + m][row] = (float) (Math.log1p(age) / Math.log(25));
            }
            m++;
        }
        return features;
    }

    private static boolean isMeasured(Object column) {
        return Preparation.map(column).get("kind").equals("measured");
    }

    private float scaled(int column, float value) {
        Map<String, Object> of = Preparation.map(columns.get(column));
        if ((Boolean) of.get("binary")) {
            return value;
        }
        double bound = of.get("kind").equals("time") ? 2 * clip : clip;
        double scaled = (value - Preparation.number(of, "centre")) / Preparation.number(of, "spread");
        return (float) Math.max(-bound, Math.min(bound, scaled));
    }
}
