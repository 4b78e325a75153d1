package dev.decant.study.figure;

import java.util.Locale;

/** Writes the few elements of SVG 1.1 that a figure of curves needs; text is escaped. Lengths are in px. */
final class Svg {
    private final StringBuilder body = new StringBuilder();
    private final double width;
    private final double height;

    Svg(double width, double height) {
        this.width = width;
        this.height = height;
    }

    void rectangle(double x, double y, double width, double height, String style) {
        body.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" class=\"%s\"/>%n",
                x,
                y,
                width,
                height,
                style));
    }

    void line(double x1, double y1, double x2, double y2, String style) {
        body.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"%s\"/>%n",
                x1,
                y1,
                x2,
                y2,
                style));
    }

    /** @param anchor start, middle or end */
    void text(double x, double y, String anchor, String style, String text) {
        body.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" class=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                style,
                escaped(text)));
    }

    /** A curve through points [n] in px. */
    void curve(double[] x, double[] y, String style) {
        body.append("<polyline class=\"").append(style).append("\" points=\"");
        for (int i = 0; i < x.length; i++) {
            body.append(String.format(Locale.ROOT, "%.1f,%.1f ", x[i], y[i]));
        }
        body.append("\"/>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** The document. */
    String document(String title, String style) {
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" height=\"%.0f\""
                                + " role=\"img\">%n<title>%s</title>%n<style>%s</style>%n",
                        width,
                        height,
                        width,
                        height,
                        escaped(title),
                        style)
                + body + "</svg>\n";
    }
}
