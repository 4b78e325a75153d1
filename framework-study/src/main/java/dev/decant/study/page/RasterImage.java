package dev.decant.study.page;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** A matrix as a PNG of one pixel for each value, so that large maps stay small and sharp. */
final class RasterImage {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private RasterImage() {}

    /**
     * @param values [row][column]; NaN is transparent
     * @return a {@code data:} address
     */
    static String of(double[][] values, ColourScale scale) {
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            png.write(SIGNATURE);
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(header);
            fields.writeInt(values[0].length);
            fields.writeInt(values.length);
            fields.write(new byte[] {8, 6, 0, 0, 0}); // 8 bits each of red, green, blue and opacity
            chunk(png, "IHDR", header.toByteArray());
            ByteArrayOutputStream pixels = new ByteArrayOutputStream();
            try (DeflaterOutputStream packed = new DeflaterOutputStream(pixels)) {
                for (double[] row : values) {
                    packed.write(0); // no filter
                    for (double value : row) {
                        int rgb = Double.isNaN(value) ? 0 : ColourScale.rgb(scale.level(value));
                        packed.write(new byte[] {
                            (byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb, (byte) (Double.isNaN(value) ? 0 : 255)
                        });
                    }
                }
            }
            chunk(png, "IDAT", pixels.toByteArray());
            chunk(png, "IEND", new byte[0]);
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("memory could not be written to", e);
        }
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(content);
        DataOutputStream out = new DataOutputStream(png);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) checksum.getValue());
    }
}
