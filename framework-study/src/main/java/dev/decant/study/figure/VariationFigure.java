package dev.decant.study.figure;

import dev.decant.api.data.Sequence;
import java.util.List;
import java.util.Locale;

/**
 * One channel of a record and what each operation makes of it: a row for each operation, a column for each magnitude, the
 * original grey beneath the varied curve; all panels have the same axes.
 *
 * @param record its name
 * @param channel the name of the channel that is drawn
 * @param index its index
 * @param rate steps a second
 * @param original [steps, channels]
 * @param rows one for each operation
 * @param magnitudes of the columns
 */
public record VariationFigure(
        String record,
        String channel,
        int index,
        double rate,
        Sequence original,
        List<Row> rows,
        List<Double> magnitudes) {
    /** An operation with the record that it made at each magnitude. */
    public record Row(String operation, List<Sequence> varied) {}

    private static final double LEFT = 56;
    private static final double TOP = 80;
    private static final double PANEL_WIDTH = 360;
    private static final double PANEL_HEIGHT = 92;
    private static final double GAP = 26;
    private static final double ROW_GAP = 44;
    private static final int MOST_TICKS = 6;

    private static final String STYLE = "text{font-family:sans-serif;fill:#222}.title{font-size:17px;font-weight:bold}"
            + ".head{font-size:13px;font-weight:bold}.tick{font-size:10px;fill:#555}.page{fill:#fff}"
            + ".panel{fill:#fafafa;stroke:#bbb;stroke-width:1}.grid{stroke:#e4e4e4;stroke-width:1}"
            + ".original{fill:none;stroke:#b5b5b5;stroke-width:1.4}"
            + ".varied{fill:none;stroke:#0b5fa5;stroke-width:1.1}";

    private String title() {
        return "Record " + record + ": operations of RandAugment";
    }

    /** The SVG document. */
    public String svg() {
        double columns = Math.max(1, magnitudes.size());
        double width = LEFT + columns * (PANEL_WIDTH + GAP);
        double height = TOP + (rows.size() + 1) * (PANEL_HEIGHT + ROW_GAP) - ROW_GAP + 46;
        Svg svg = new Svg(width, height);
        svg.rectangle(0, 0, width, height, "page");
        svg.text(LEFT, 26, "start", "title", title());
        svg.text(LEFT, 44, "start", "tick", "grey: the original; blue: varied; values as the network sees them");
        Axes axes = axes();
        svg.text(LEFT, TOP - 8, "start", "head", "original, lead " + channel);
        panel(svg, axes, LEFT, TOP, columns * (PANEL_WIDTH + GAP) - GAP, List.of(new Curve(original, "varied")));
        for (int row = 0; row < rows.size(); row++) {
            double y = TOP + (row + 1) * (PANEL_HEIGHT + ROW_GAP);
            for (int column = 0; column < magnitudes.size(); column++) {
                double x = LEFT + column * (PANEL_WIDTH + GAP);
                svg.text(
                        x,
                        y - 8,
                        "start",
                        "head",
                        rows.get(row).operation() + ", magnitude " + number(magnitudes.get(column)));
                panel(
                        svg,
                        axes,
                        x,
                        y,
                        PANEL_WIDTH,
                        List.of(
                                new Curve(original, "original"),
                                new Curve(rows.get(row).varied().get(column), "varied")));
            }
        }
        svg.text(width / 2, height - 8, "middle", "tick", "seconds");
        return svg.document(title(), STYLE);
    }

    private record Curve(Sequence sequence, String style) {}

    /** The range of values and the step of the ticks that all panels share. */
    private record Axes(double low, double high, double seconds, double tick) {}

    private Axes axes() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int step = 0; step < original.steps(); step++) {
            low = Math.min(low, value(original, step));
            high = Math.max(high, value(original, step));
        }
        double margin = Math.max(1e-6, (high - low) * .35);
        double seconds = original.steps() / rate;
        double tick = 1;
        while (seconds / tick > MOST_TICKS) {
            tick *= tick == 2 || tick == 20 ? 2.5 : 2;
        }
        return new Axes(low - margin, high + margin, seconds, tick);
    }

    private float value(Sequence sequence, int step) {
        return sequence.values()[step * sequence.channels() + index];
    }

    private void panel(Svg svg, Axes axes, double left, double top, double width, List<Curve> curves) {
        svg.rectangle(left, top, width, PANEL_HEIGHT, "panel");
        for (double second = 0; second <= axes.seconds() + 1e-9; second += axes.tick()) {
            double x = left + second / axes.seconds() * width;
            svg.line(x, top, x, top + PANEL_HEIGHT, "grid");
            svg.text(x, top + PANEL_HEIGHT + 12, "middle", "tick", number(second));
        }
        for (double value : new double[] {axes.low(), 0, axes.high()}) {
            if (left == LEFT && value >= axes.low() && value <= axes.high()) {
                svg.text(left - 5, y(axes, value, top) + 3, "end", "tick", String.format(Locale.ROOT, "%.1f", value));
            }
        }
        for (Curve curve : curves) {
            int steps = curve.sequence().steps();
            double[] x = new double[steps];
            double[] y = new double[steps];
            for (int step = 0; step < steps; step++) {
                x[step] = left + (double) step / Math.max(1, steps - 1) * width;
                y[step] = y(axes, value(curve.sequence(), step), top);
            }
            svg.curve(x, y, curve.style());
        }
    }

    /** Beyond the panel a curve runs along its edge. */
    private static double y(Axes axes, double value, double top) {
        double share = (axes.high() - value) / (axes.high() - axes.low());
        return top + Math.max(0, Math.min(1, share)) * PANEL_HEIGHT;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }
}
