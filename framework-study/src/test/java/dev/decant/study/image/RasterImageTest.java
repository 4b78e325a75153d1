package dev.decant.study.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class RasterImageTest {
    @Test
    void anotherDecoderReadsEveryValueAsItsColour() throws Exception {
        ColourScale scale = new ColourScale(0, .4, .5);
        String address = RasterImage.of(new double[][] {{0, .1, .4}, {Double.NaN, 5, -1}}, scale)
                .address();

        assertThat(address).startsWith("data:image/png;base64,");
        byte[] png = Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(3);
        assertThat(image.getHeight()).isEqualTo(2);
        assertThat(image.getRGB(0, 0)).isEqualTo(0xff440154);
        // a quarter of the range is half of the colours, by the square root
        assertThat(image.getRGB(1, 0)).isEqualTo(0xff000000 | ColourScale.rgb(128));
        assertThat(image.getRGB(2, 0)).isEqualTo(0xfffde725);
        assertThat(image.getRGB(0, 1) >>> 24).isZero();
        assertThat(image.getRGB(1, 1)).isEqualTo(0xfffde725);
        assertThat(image.getRGB(2, 1)).isEqualTo(0xff440154);
    }

    @Test
    void theLegendsValuesHaveTheLegendsColours() {
        ColourScale scale = new ColourScale(0, .4, .5);

        for (double share = 0; share <= 1; share += .25) {
            assertThat(scale.level(scale.value(share))).isEqualTo((int) Math.round(share * 255));
        }
    }

    @Test
    void aValueCanBeASquare() throws Exception {
        RasterImage image = RasterImage.of(new double[][] {{0, 1}}, new ColourScale(0, 1, 1), 3);

        assertThat(image.width()).isEqualTo(6);
        assertThat(image.height()).isEqualTo(3);
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(image.png()));
        assertThat(read.getRGB(2, 2)).isEqualTo(0xff440154);
        assertThat(read.getRGB(3, 0)).isEqualTo(0xfffde725);
    }
}
