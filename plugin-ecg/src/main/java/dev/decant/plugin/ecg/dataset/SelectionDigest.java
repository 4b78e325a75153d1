package dev.decant.plugin.ecg.dataset;

import dev.decant.io.file.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What was chosen of a set of files and with which labels, as a hash: the same files give other examples when other
 * options, mappings or label files are read beside them.
 */
final class SelectionDigest {
    /** Digits of the hash that are kept: enough to tell selections of the same files apart. */
    private static final int KEPT = 16;

    private final Sha256 hash = new Sha256();

    /** Adds a text with its length, so that two texts are never taken for one. */
    SelectionDigest text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        hash.bytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array())
                .bytes(bytes);
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
            hash.bytes(target.array());
        }
        return this;
    }

    String hexadecimal() {
        return hash.hex().substring(0, KEPT);
    }
}
