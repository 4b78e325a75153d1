package dev.decant.study.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Channels of one record, one below the other.
 *
 * @param channels their names
 * @param units of each channel; an empty text where it is not known. Channels in mV over seconds get the grid of
 *     electrocardiograph paper, 0.2 s by 0.5 mV
 * @param values [channel][step]; NaN is a gap
 * @param unit of the axis, such as {@code seconds}
 * @param perStep how many units lie between two steps
 * @param positive [step] which are shaded; empty where none is
 */
record SignalChart(
        List<String> channels, List<String> units, float[][] values, String unit, double perStep, boolean[] positive) {
    /** A chart with the extent of each channel as its numbers. */
    Chart chart(String title, String description) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode names = data.putArray("channels");
        channels.forEach(names::add);
        ArrayNode channelUnits = data.putArray("units");
        units.forEach(channelUnits::add);
        data.put("unit", unit);
        data.put("perStep", perStep);
        boolean gaps = false;
        ArrayNode rows = data.putArray("values");
        for (float[] channel : values) {
            ArrayNode row = rows.addArray();
            for (float value : channel) {
                row.add(EmbeddedJson.number(value));
                gaps |= Float.isNaN(value);
            }
        }
        data.put("points", gaps);
        ArrayNode shaded = data.putArray("positive");
        for (boolean step : positive) {
            shaded.add(step ? 1 : 0);
        }
        return new Chart("signals", title, description, data, extent());
    }

    /** A trace has too many numbers to read; its extent says what the axes say. */
    private Html extent() {
        Table table = new Table("The signals", List.of("channel", unit, "least", "greatest"));
        for (int c = 0; c < values.length; c++) {
            float[] channel = values[c];
            double[] recorded = IntStream.range(0, channel.length)
                    .mapToDouble(i -> channel[i])
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            table.row(
                    channels.get(c) + (units.get(c).isEmpty() ? "" : " in " + units.get(c)),
                    NumberText.decimals(channel.length * perStep, 1),
                    NumberText.decimal(IntStream.range(0, recorded.length)
                            .mapToDouble(i -> recorded[i])
                            .min()
                            .orElse(Double.NaN)),
                    NumberText.decimal(IntStream.range(0, recorded.length)
                            .mapToDouble(i -> recorded[i])
                            .max()
                            .orElse(Double.NaN)));
        }
        return table.html();
    }
}
