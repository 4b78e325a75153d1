package dev.decant.study.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Viridis between two values, which reads alike with every kind of colour vision and in grey.
 *
 * @param low what has the darkest colour, with all that is less
 * @param high what has the brightest colour, with all that is more
 * @param gamma 1 for even steps; 0.5 spreads small values by the square root
 */
record ColourScale(double low, double high, double gamma) {
    /** The colours of the map, from dark to bright. */
    static final int LEVELS = 256;

    /** Viridis of matplotlib (CC0) at equal distances. */
    private static final int[] ANCHORS = {
        0x440154, 0x481467, 0x482576, 0x453781, 0x404688, 0x39558c, 0x33638d, 0x2d718e, 0x287d8e, 0x238a8d, 0x1f968b,
        0x20a386, 0x29af7f, 0x3cbc75, 0x56c667, 0x74d055, 0x94d840, 0xb8de29, 0xdce319, 0xfde725
    };

    /** The luminance on which black and white have the same contrast: √(1.05 · 0.05) − 0.05. */
    private static final double EVEN = .179;

    /** Of the legend, for the numbers below its ends. */
    private static final int MARGIN = 20;

    /** From 0 to {@value #LEVELS} − 1. */
    int level(double value) {
        double share = Math.max(0, Math.min(1, (value - low) / (high - low)));
        return (int) Math.round(Math.pow(share, gamma) * (LEVELS - 1));
    }

    /** The value that has a share of the way from the darkest to the brightest colour. */
    double value(double share) {
        return low + (high - low) * Math.pow(share, 1 / gamma);
    }

    /** Red, green and blue of a level in 24 bits. */
    static int rgb(int level) {
        double at = (double) level / (LEVELS - 1) * (ANCHORS.length - 1);
        int below = Math.min((int) at, ANCHORS.length - 2);
        double share = at - below;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double from = (ANCHORS[below] >> shift) & 255;
            double to = (ANCHORS[below + 1] >> shift) & 255;
            rgb |= (int) Math.round(from + (to - from) * share) << shift;
        }
        return rgb;
    }

    /** For an attribute of SVG. */
    String hex(double value) {
        return String.format(Locale.ROOT, "#%06x", rgb(level(value)));
    }

    /** Whether white text reads better on it than black. */
    boolean dark(double value) {
        return luminance(rgb(level(value))) < EVEN;
    }

    /** Relative luminance by WCAG 2, 0 (black) to 1 (white). */
    private static double luminance(int rgb) {
        return .2126 * linear((rgb >> 16) & 255) + .7152 * linear((rgb >> 8) & 255) + .0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= .04045 ? share / 12.92 : Math.pow((share + .055) / 1.055, 2.4);
    }

    /** So that neighbouring numbers below the scale differ. */
    private int decimals() {
        return Math.max(2, (int) Math.ceil(1.3 - Math.log10(high - low)));
    }

    /** The scale with its ends and middle, for all panels that share it. */
    Html legend(String what) {
        int width = 260;
        int bar = 12;
        List<Html> parts = new ArrayList<>();
        int steps = 65;
        for (int i = 0; i < steps; i++) {
            parts.add(Html.element("rect")
                    .with("x", MARGIN + (double) width * i / steps)
                    .with("y", 0)
                    .with("width", (double) width / steps + .6)
                    .with("height", bar)
                    .with("fill", String.format(Locale.ROOT, "#%06x", rgb(i * (LEVELS - 1) / (steps - 1))))
                    .of());
        }
        for (int tick = 0; tick <= 4; tick++) {
            parts.add(Html.element("text", "tick")
                    .with("x", MARGIN + width * tick / 4.0)
                    .with("y", bar + 14)
                    .with("text-anchor", "middle")
                    .of(NumberText.decimals(value(tick / 4.0), decimals())));
        }
        return Html.element("div", "legend")
                .of(
                        Html.element("span").of(what),
                        Html.element("svg")
                                .with("viewBox", "0 0 " + (width + 2 * MARGIN) + " " + (bar + 18))
                                .with("width", width + 2 * MARGIN)
                                .with("height", bar + 18)
                                .with("role", "img")
                                .with(
                                        "aria-label",
                                        "colours from " + NumberText.decimal(low) + " (dark) to "
                                                + NumberText.decimal(high) + " (bright)")
                                .of(parts));
    }
}
