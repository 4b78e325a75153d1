package dev.decant.plugin.ecg.flac;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalLong;

/**
 * What a stream says of itself before its first block (RFC 9639, section 8).
 *
 * @param channels 1 to 8
 * @param bits of a sample, 4 to 32
 * @param samples of each channel; empty where the writer did not know
 * @param md5 of all samples in hexadecimal; empty where the writer did not calculate it
 */
public record StreamInfo(int channels, int bits, OptionalLong samples, String md5) {
    /** {@code fLaC}. */
    private static final long SIGNATURE = 0x664C6143;

    private static final int TYPE = 0;
    private static final int BYTES = 34;
    private static final int MD5_BYTES = 16;
    private static final int LEAST_BITS = 4;

    /** Reads it with all that stands before the first block. */
    static StreamInfo read(BitSource source) {
        if (source.unsigned(32) != SIGNATURE) {
            throw source.damaged("it does not begin with fLaC");
        }
        boolean last = source.unsigned(1) == 1;
        if (source.unsigned(7) != TYPE || source.unsigned(24) != BYTES) {
            throw source.damaged("it does not say first what it holds");
        }
        // The least and greatest size of a block and its bytes, the rate: blocks say of themselves what matters, a
        // record its rate.
        source.unsigned(32);
        source.unsigned(32);
        source.unsigned(16);
        source.unsigned(20);
        int channels = (int) source.unsigned(3) + 1;
        int bits = (int) source.unsigned(5) + 1;
        long samples = (source.unsigned(4) << 32) | source.unsigned(32);
        byte[] md5 = new byte[MD5_BYTES];
        for (int i = 0; i < MD5_BYTES; i++) {
            md5[i] = (byte) source.unsigned(8);
        }
        if (bits < LEAST_BITS) {
            throw source.damaged("samples of " + bits + " bits");
        }
        while (!last) {
            last = source.unsigned(1) == 1;
            source.unsigned(7);
            for (long rest = source.unsigned(24); rest > 0; rest--) {
                source.unsigned(8);
            }
        }
        return new StreamInfo(
                channels,
                bits,
                samples == 0 ? OptionalLong.empty() : OptionalLong.of(samples),
                Arrays.equals(md5, new byte[MD5_BYTES]) ? "" : HexFormat.of().formatHex(md5));
    }
}
