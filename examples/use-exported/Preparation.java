import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes of a record what the network sees, as the steps of {@code preparation.json} say, and of its answer what is called. */
final class Preparation {
    /** What goes into the network: values [step][channel] and mask [step], row by row. */
    record Prepared(float[] values, float[] mask, int steps, int channels) {}

    private final Map<String, Object> document;
    private final List<String> names;

    private Preparation(Map<String, Object> document) {
        this.document = document;
        if (!Boolean.TRUE.equals(document.get("complete"))) {
            throw new IllegalArgumentException("the preparation of this network was not written down");
        }
        names = list(document.get("raw")).stream()
                .map(channel -> (String) map(channel).get("name"))
                .toList();
    }

    static Preparation read(Path file) throws IOException {
        return new Preparation(map(Json.read(Files.readString(file))));
    }

    List<String> classes() {
        return list(map(document.get("task")).get("classes")).stream().map(String::valueOf).toList();
    }

    double stepsPerSecond() {
        return (Double) map(document.get("input")).get("steps-per-second");
    }

    /** The names of the classes that are called, of one row of probabilities. */
    List<String> called(float[] probabilities) {
        Map<String, Object> decision = map(document.get("decision"));
        List<String> called = new ArrayList<>();
        int best = 0;
        for (int c = 0; c < probabilities.length; c++) {
            best = probabilities[c] > probabilities[best] ? c : best;
            if (decision.get("thresholds") != null
                    && probabilities[c] >= number(map(decision.get("thresholds")), classes().get(c))) {
                called.add(classes().get(c));
            }
        }
        return decision.get("rule").equals("argmax") ? List.of(classes().get(best)) : called;
    }

    /** @param rate of the record, in steps per second */
    Prepared apply(RawTable raw, double rate) {
        float[][] channels = raw.columns(); // [channel][step]
        int before = 0; // zeros put before the record
        int own = 0; // steps of the record itself
        for (Object one : list(document.get("steps"))) {
            Map<String, Object> values = map(map(one).get("values"));
            String step = (String) map(one).get("step");
            switch (step) {
                case "rows" -> channels = rows(raw, (String) values.get("order-by"));
                case "fill-gaps" -> channels = each(channels, Preparation::filled);
                case "leads" -> {}
                case "leads-by-name" -> channels = leads(raw, channels, map(values.get("derived")));
                case "resample" -> {
                    Resampling resampling = new Resampling(values, rate);
                    channels = each(channels, resampling::of);
                }
                case "band-pass" -> {
                    BandPass band = new BandPass(values, stepsPerSecond());
                    channels = each(channels, band::of);
                }
                case "middle", "crop" -> channels = each(channels, signal -> middle(signal, (int) number(values, "steps")));
                case "z-score" -> channels = each(channels, signal -> standardised(signal, number(values, "flat")));
                case "min-max" -> channels = each(channels, signal -> stretched(signal, number(values, "flat")));
                case "hourly-features" -> channels = new HourlyFeatures(values).of(channels);
                case "unchanged", "pad-batch" -> own = channels[0].length;
                case "pad" -> {
                    own = channels[0].length;
                    int steps = (int) number(values, "steps");
                    int zeros = (steps - own) / 2;
                    before = zeros;
                    channels = each(channels, signal -> padded(signal, zeros, steps));
                }
                default -> throw new IllegalArgumentException("this program does not know the step " + step);
            }
        }
        return prepared(channels, before, own);
    }

    private Prepared prepared(float[][] channels, int before, int own) {
        int steps = channels[0].length;
        float[] values = new float[steps * channels.length];
        float[] mask = new float[steps];
        boolean ones = map(document.get("input")).get("mask").equals("ones");
        for (int step = 0; step < steps; step++) {
            mask[step] = ones || (step >= before && step < before + own) ? 1 : 0;
            for (int channel = 0; channel < channels.length; channel++) {
                values[step * channels.length + channel] = channels[channel][step];
            }
        }
        return new Prepared(values, mask, steps, channels.length);
    }

    /** The columns that the network asks for, in its order; missing ones are NaN. */
    private float[][] rows(RawTable raw, String orderBy) {
        int by = orderBy == null ? -1 : raw.index(orderBy);
        int[] order = IntStream.range(0, raw.rows()).toArray();
        if (by >= 0 && IntStream.of(order).noneMatch(row -> Float.isNaN(raw.columns()[by][row]))) {
            order = IntStream.of(order)
                    .boxed()
                    .sorted(Comparator.comparingDouble(row -> raw.columns()[by][row]))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        float[][] columns = new float[names.size()][raw.rows()];
        for (int c = 0; c < columns.length; c++) {
            int from = raw.index(names.get(c));
            for (int row = 0; row < order.length; row++) {
                columns[c][row] = from < 0 ? Float.NaN : raw.columns()[from][order[row]];
            }
        }
        return columns;
    }

    private float[][] leads(RawTable raw, float[][] recorded, Map<String, Object> derived) {
        float[][] leads = new float[names.size()][raw.rows()];
        for (int lead = 0; lead < leads.length; lead++) {
            int from = raw.index(names.get(lead));
            List<Object> factors = derived.containsKey(names.get(lead)) ? list(derived.get(names.get(lead))) : List.of();
            if (from >= 0) {
                leads[lead] = recorded[from];
            } else if (!factors.isEmpty() && raw.index("I") >= 0 && raw.index("II") >= 0) {
                float[] one = recorded[raw.index("I")];
                float[] two = recorded[raw.index("II")];
                for (int i = 0; i < one.length; i++) {
                    leads[lead][i] = (float) (double) factors.get(0) * one[i] + (float) (double) factors.get(1) * two[i];
                }
            }
        }
        return leads;
    }

    private static float[] filled(float[] signal) {
        float[] filled = signal.clone();
        int known = -1;
        for (int i = 0; i <= filled.length; i++) {
            if (i < filled.length && Float.isNaN(filled[i])) {
                continue;
            }
            for (int gap = known + 1; gap < i; gap++) {
                float share = (float) (gap - known) / (i - known);
                filled[gap] = known < 0
                        ? (i < filled.length ? filled[i] : 0)
                        : i == filled.length ? filled[known] : filled[known] * (1 - share) + filled[i] * share;
            }
            known = i;
        }
        return filled;
    }

    private static float[] middle(float[] signal, int steps) {
        int from = Math.max(0, signal.length - steps) / 2;
        return Arrays.copyOfRange(signal, from, from + Math.min(steps, signal.length));
    }

    private static float[] standardised(float[] signal, double flat) {
        double mean = 0;
        for (float value : signal) {
            mean += value / (double) signal.length;
        }
        double variance = 0;
        for (float value : signal) {
            variance += (value - mean) * (value - mean) / signal.length;
        }
        double deviation = Math.sqrt(variance);
        float[] standardised = new float[signal.length];
        for (int i = 0; i < signal.length; i++) {
            standardised[i] = deviation < flat ? 0 : (float) ((signal[i] - mean) / deviation);
        }
        return standardised;
    }

    private static float[] stretched(float[] signal, double flat) {
        double least = IntStream.range(0, signal.length).mapToDouble(i -> signal[i]).min().orElse(0);
        double greatest = IntStream.range(0, signal.length).mapToDouble(i -> signal[i]).max().orElse(0);
        float[] stretched = new float[signal.length];
        for (int i = 0; i < signal.length; i++) {
            stretched[i] = greatest - least < flat ? 0 : (float) ((signal[i] - least) / (greatest - least) * 2 - 1);
        }
        return stretched;
    }

    private static float[] padded(float[] signal, int zeros, int steps) {
        float[] padded = new float[steps];
        System.arraycopy(signal, 0, padded, zeros, signal.length);
        return padded;
    }

    private interface Change {
        float[] of(float[] signal);
    }

    private static float[][] each(float[][] channels, Change change) {
        return Arrays.stream(channels).map(change::of).toArray(float[][]::new);
    }

    static double number(Map<String, Object> values, String key) {
        return (Double) values.get(key);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object value) {
        return (List<Object>) value;
    }
}
