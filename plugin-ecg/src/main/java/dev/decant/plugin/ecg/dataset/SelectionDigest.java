package dev.decant.plugin.ecg.dataset;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What was chosen of a set of files and with which labels, as a hash: the same files give other examples when other
 * options, mappings or label files are read beside them.
 */
final class SelectionDigest {
    /** Bytes of the hash that are kept: enough to tell selections of the same files apart. */
    private static final int KEPT = 8;

    private final MessageDigest digest;

    SelectionDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Adds a text with its length, so that two texts are never taken for one. */
    SelectionDigest text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
        return this;
    }

    SelectionDigest texts(List<String> texts) {
        text(String.valueOf(texts.size()));
        texts.forEach(this::text);
        return this;
    }

    /** Adds identifiers, groups and targets. */
    SelectionDigest records(List<LabelledRecord> records) {
        for (LabelledRecord record : records) {
            text(record.info().id());
            text(record.info().splitKey());
            ByteBuffer target = ByteBuffer.allocate(record.target().length * Float.BYTES);
            target.asFloatBuffer().put(record.target());
            digest.update(target.array());
        }
        return this;
    }

    String hexadecimal() {
        return HexFormat.of().formatHex(digest.digest(), 0, KEPT);
    }
}
