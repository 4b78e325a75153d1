package dev.decant.io.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 over texts and numbers, each marked off from the next, so that ("ab", "c") and ("a", "bc") differ; or over
 * bytes as they are.
 */
public final class Sha256 {
    private final MessageDigest digest;

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The hash of one text in UTF-8 and nothing else, 64 lower-case hexadecimal digits. */
    public static String hexOf(String text) {
        return new Sha256().bytes(text.getBytes(StandardCharsets.UTF_8)).hex();
    }

    /** The hash of a file's content, 64 lower-case hexadecimal digits. */
    public static String hexOf(Path file) throws IOException {
        Sha256 sha = new Sha256();
        byte[] chunk = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                sha.digest.update(chunk, 0, read);
            }
        }
        return sha.hex();
    }

    /** Adds a text, its length in bytes before it. */
    public Sha256 text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return number(bytes.length).bytes(bytes);
    }

    /** Adds a number as eight bytes, the highest first. */
    public Sha256 number(long number) {
        return bytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    /** Adds bytes without marking them off. */
    public Sha256 bytes(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    /** The whole hash, 32 bytes; starts anew. */
    public byte[] hash() {
        return digest.digest();
    }

    /** The whole hash, 64 lower-case hexadecimal digits; starts anew. */
    public String hex() {
        return HexFormat.of().formatHex(hash());
    }

    /** The first 64 bits of the hash; starts anew. */
    public long first64() {
        return ByteBuffer.wrap(hash()).getLong();
    }
}
