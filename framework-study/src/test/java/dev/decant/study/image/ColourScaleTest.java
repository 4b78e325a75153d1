package dev.decant.study.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.color.ColorSpace;
import org.junit.jupiter.api.Test;

class ColourScaleTest {
    private static final ColourScale SCALE = new ColourScale(0, 1, 1);

    @Test
    void numbersCanBeReadOnEveryColour() {
        for (int level = 0; level < ColourScale.LEVELS; level++) {
            double luminance = luminance(ColourScale.rgb(level));
            boolean white = SCALE.dark((double) level / (ColourScale.LEVELS - 1));

            double contrast = white ? 1.05 / (luminance + .05) : (luminance + .05) / .05;

            assertThat(contrast).as("level %d", level).isGreaterThan(4.5); // WCAG 2, AA
        }
    }

    /** The middle of the three numbers of CIE XYZ, for the light of sRGB. */
    private static double luminance(int rgb) {
        float[] xyz = new Color(rgb).getColorComponents(ColorSpace.getInstance(ColorSpace.CS_CIEXYZ), null);
        return xyz[1];
    }
}
