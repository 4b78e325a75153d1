package dev.decant.study.page;

import dev.decant.study.image.ColourScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A scale of colours with its ends and middle, for all panels that share it. */
final class ColourLegend {
    private static final int WIDTH = 260;
    private static final int BAR = 12;
    private static final int STEPS = 65;

    /** For the numbers below its ends. */
    private static final int MARGIN = 20;

    private ColourLegend() {}

    static Html of(ColourScale scale, String what) {
        List<Html> parts = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            parts.add(Html.element("rect")
                    .with("x", MARGIN + (double) WIDTH * i / STEPS)
                    .with("y", 0)
                    .with("width", (double) WIDTH / STEPS + .6)
                    .with("height", BAR)
                    .with(
                            "fill",
                            String.format(
                                    Locale.ROOT, "#%06x", ColourScale.rgb(i * (ColourScale.LEVELS - 1) / (STEPS - 1))))
                    .of());
        }
        for (int tick = 0; tick <= 4; tick++) {
            parts.add(Html.element("text", "tick")
                    .with("x", MARGIN + WIDTH * tick / 4.0)
                    .with("y", BAR + 14)
                    .with("text-anchor", "middle")
                    .of(NumberText.decimals(scale.value(tick / 4.0), decimals(scale))));
        }
        return Html.element("div", "legend")
                .of(
                        Html.element("span").of(what),
                        Html.element("svg")
                                .with("viewBox", "0 0 " + (WIDTH + 2 * MARGIN) + " " + (BAR + 18))
                                .with("width", WIDTH + 2 * MARGIN)
                                .with("height", BAR + 18)
                                .with("role", "img")
                                .with(
                                        "aria-label",
                                        "colours from " + NumberText.decimal(scale.low()) + " (dark) to "
                                                + NumberText.decimal(scale.high()) + " (bright)")
                                .of(parts));
    }

    /** So that neighbouring numbers below the scale differ. */
    private static int decimals(ColourScale scale) {
        return Math.max(2, (int) Math.ceil(1.3 - Math.log10(scale.high() - scale.low())));
    }
}
