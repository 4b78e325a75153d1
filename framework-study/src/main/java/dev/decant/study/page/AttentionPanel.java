package dev.decant.study.page;

import dev.decant.study.analysis.Attention;
import dev.decant.study.image.ColourScale;
import dev.decant.study.image.RasterImage;

/**
 * The attention map of one block as a picture with its steps named.
 *
 * @param method whose block it is
 * @param shape of the maps
 * @param block its name
 */
record AttentionPanel(String method, Attention shape, String block) {
    private static final int SIDE = 132;
    private static final int LEFT = 34;
    private static final int TOP = 18;
    private static final int BOTTOM = 30;
    private static final int FINEST = 128;

    /** @param map [query][key] */
    Html draw(double[][] map, ColourScale scale) {
        int steps = shape.steps();
        double[][] shown = shown(map, shape.causal());
        String first = shape.aligned() ? "−" + (steps - 1) : "1";
        String last = shape.aligned() ? "last" : Integer.toString(steps);
        int width = LEFT + SIDE + 8;
        int height = TOP + SIDE + BOTTOM;
        return Html.element("svg", "map")
                .with("viewBox", "0 0 " + width + " " + height)
                .with("width", width)
                .with("height", height)
                .with("role", "img")
                .with("aria-label", "Attention of block " + block + " of " + method)
                .of(
                        Html.element("text", "tick strong")
                                .with("x", LEFT)
                                .with("y", TOP - 6)
                                .of(block),
                        Html.element("image", "raster")
                                .with("x", LEFT)
                                .with("y", TOP)
                                .with("width", SIDE)
                                .with("height", SIDE)
                                .with("preserveAspectRatio", "none")
                                .with("href", RasterImage.of(shown, scale).address())
                                .of(),
                        Html.element("rect", "frame")
                                .with("x", LEFT)
                                .with("y", TOP)
                                .with("width", SIDE)
                                .with("height", SIDE)
                                .of(),
                        label(LEFT - 4, TOP + 9, "end", first),
                        label(LEFT - 4, TOP + SIDE, "end", last),
                        label(LEFT, TOP + SIDE + 13, "start", first),
                        label(LEFT + SIDE, TOP + SIDE + 13, "end", last),
                        label(LEFT + SIDE / 2.0, TOP + SIDE + 25, "middle", "attended step"));
    }

    private static Html label(double x, double y, String anchor, String text) {
        return Html.element("text", "tick")
                .with("x", x)
                .with("y", y)
                .with("text-anchor", anchor)
                .of(text);
    }

    /** No finer than can be seen: neighbouring steps are averaged. */
    private static double[][] shown(double[][] map, boolean causal) {
        int factor = (map.length + FINEST - 1) / FINEST;
        int steps = (map.length + factor - 1) / factor;
        double[][] shown = new double[steps][steps];
        for (int row = 0; row < steps; row++) {
            for (int column = 0; column < steps; column++) {
                double sum = 0;
                int count = 0;
                for (int query = row * factor; query < Math.min(map.length, (row + 1) * factor); query++) {
                    for (int key = column * factor; key < Math.min(map.length, (column + 1) * factor); key++) {
                        sum += map[query][key];
                        count++;
                    }
                }
                shown[row][column] = causal && column > row ? Double.NaN : sum / count;
            }
        }
        return shown;
    }
}
