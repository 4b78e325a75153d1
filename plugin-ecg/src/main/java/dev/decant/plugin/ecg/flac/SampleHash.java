package dev.decant.plugin.ecg.flac;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The MD5 of samples as a stream states it: channels side by side, whole bytes, the low one first. */
final class SampleHash {
    private final MessageDigest digest;
    private final int bytes;

    /** @param bits of a sample */
    SampleHash(int bits) {
        this.bytes = (bits + Byte.SIZE - 1) / Byte.SIZE;
        try {
            digest = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    void add(int[][] channels, int size) {
        byte[] block = new byte[size * channels.length * bytes];
        int at = 0;
        for (int i = 0; i < size; i++) {
            for (int[] channel : channels) {
                for (int b = 0; b < bytes; b++) {
                    block[at++] = (byte) (channel[i] >> (b * Byte.SIZE));
                }
            }
        }
        digest.update(block);
    }

    String hexadecimal() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
