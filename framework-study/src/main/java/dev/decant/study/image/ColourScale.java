package dev.decant.study.image;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Viridis between two values, which reads alike with every kind of colour vision and in grey.
 *
 * @param low what has the darkest colour, with all that is less
 * @param high what has the brightest colour, with all that is more
 * @param gamma 1 for even steps; 0.5 spreads small values by the square root
 */
public record ColourScale(double low, double high, double gamma) {
    /** The colours of the map, from dark to bright. */
    public static final int LEVELS = 256;

    /** The share of the smallest and of the largest values that have the colours of the ends. */
    private static final double CLIPPED = 0.005;

    /** From this ratio on small values are spread. */
    private static final double MANY_TIMES = 10;

    /** Viridis of matplotlib (CC0) at equal distances. */
    private static final int[] ANCHORS = {
        0x440154, 0x481467, 0x482576, 0x453781, 0x404688, 0x39558c, 0x33638d, 0x2d718e, 0x287d8e, 0x238a8d, 0x1f968b,
        0x20a386, 0x29af7f, 0x3cbc75, 0x56c667, 0x74d055, 0x94d840, 0xb8de29, 0xdce319, 0xfde725
    };

    /** The luminance on which black and white have the same contrast: √(1.05 · 0.05) − 0.05. */
    private static final double EVEN = .179;

    /** From 0 to {@value #LEVELS} − 1. */
    public int level(double value) {
        double share = Math.max(0, Math.min(1, (value - low) / (high - low)));
        return (int) Math.round(Math.pow(share, gamma) * (LEVELS - 1));
    }

    /** The value that has a share of the way from the darkest to the brightest colour. */
    public double value(double share) {
        return low + (high - low) * Math.pow(share, 1 / gamma);
    }

    /** Red, green and blue of a level in 24 bits. */
    public static int rgb(int level) {
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
    public String hex(double value) {
        return String.format(Locale.ROOT, "#%06x", rgb(level(value)));
    }

    /** Whether white text reads better on it than black. */
    public boolean dark(double value) {
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

    /**
     * From the lowest to the highest positive value of some maps, but for the outermost; where they span many times, by the square
     * root.
     *
     * @param maps [row][column]
     */
    public static ColourScale spanning(List<double[][]> maps) {
        double[] values = maps.stream()
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .filter(value -> value > 0)
                .sorted()
                .toArray();
        if (values.length == 0) {
            return new ColourScale(0, 1, 1);
        }
        double low = values[(int) ((values.length - 1) * CLIPPED)];
        double high = values[(int) ((values.length - 1) * (1 - CLIPPED))];
        if (high <= low) {
            return new ColourScale(low, low + 1, 1);
        }
        return high > MANY_TIMES * low ? new ColourScale(0, high, .5) : new ColourScale(low, high, 1);
    }
}
