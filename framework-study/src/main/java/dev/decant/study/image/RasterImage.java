package dev.decant.study.image;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * A matrix as a PNG.
 *
 * @param width in pixels
 * @param height in pixels
 * @param png the file
 */
public record RasterImage(int width, int height, byte[] png) {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /**
     * One pixel for each value, so that large maps stay small and sharp.
     *
     * @param values [row][column]; NaN is transparent
     */
    public static RasterImage of(double[][] values, ColourScale scale) {
        return of(values, scale, 1);
    }

    /**
     * A square of pixels for each value.
     *
     * @param values [row][column]; NaN is transparent
     * @param side of a square, at least 1
     */
    public static RasterImage of(double[][] values, ColourScale scale, int side) {
        int width = values[0].length * side;
        int height = values.length * side;
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            png.write(SIGNATURE);
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(header);
            fields.writeInt(width);
            fields.writeInt(height);
            fields.write(new byte[] {8, 6, 0, 0, 0}); // 8 bits each of red, green, blue and opacity
            chunk(png, "IHDR", header.toByteArray());
            ByteArrayOutputStream pixels = new ByteArrayOutputStream();
            try (DeflaterOutputStream packed = new DeflaterOutputStream(pixels)) {
                for (int y = 0; y < height; y++) {
                    packed.write(0); // no filter
                    for (int x = 0; x < width; x++) {
                        packed.write(pixel(values[y / side][x / side], scale));
                    }
                }
            }
            chunk(png, "IDAT", pixels.toByteArray());
            chunk(png, "IEND", new byte[0]);
            return new RasterImage(width, height, png.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("memory could not be written to", e);
        }
    }

    private static byte[] pixel(double value, ColourScale scale) {
        int rgb = Double.isNaN(value) ? 0 : ColourScale.rgb(scale.level(value));
        return new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb, (byte) (Double.isNaN(value) ? 0 : 255)};
    }

    /** The picture as an address that holds it. */
    public String address() {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
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
