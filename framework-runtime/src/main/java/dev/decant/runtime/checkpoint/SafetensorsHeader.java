package dev.decant.runtime.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.runtime.checkpoint.Checkpoint.NamedTensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The JSON header of a safetensors file as its bytes, and the checksum that this program keeps in its metadata. */
record SafetensorsHeader(byte[] bytes) {
    static final String METADATA = "__metadata__";
    static final String CHECKSUM = "crc32c";
    private static final int DIGITS = 8;

    /** The header of a file of this checkpoint, its checksum still zero. */
    static SafetensorsHeader of(Checkpoint checkpoint) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        ObjectNode metadata = root.putObject(METADATA);
        new TreeMap<>(checkpoint.metadata()).forEach(metadata::put); // one content, one sequence of bytes
        metadata.put(CHECKSUM, hex(0));
        long offset = 0;
        for (Map.Entry<String, NamedTensor> entry : checkpoint.tensors().entrySet()) {
            ObjectNode node = root.putObject(entry.getKey());
            node.put("dtype", "F32");
            ArrayNode shape = node.putArray("shape");
            for (long size : entry.getValue().shape()) {
                shape.add(size);
            }
            long end = offset + 4L * entry.getValue().values().length;
            node.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        byte[] json = mapper.writeValueAsBytes(root);
        byte[] padded = new byte[(json.length + 7) / 8 * 8];
        Arrays.fill(padded, (byte) ' ');
        System.arraycopy(json, 0, padded, 0, json.length);
        return new SafetensorsHeader(padded);
    }

    /** What it says. */
    JsonNode json() throws IOException {
        return new ObjectMapper().readTree(bytes);
    }

    /** The digits of the checksum that it carries; none where they are damaged, or in a file of another program. */
    Optional<String> checksum() {
        return digits().map(at -> new String(bytes, at, DIGITS, StandardCharsets.US_ASCII));
    }

    /** A copy with another checksum. */
    SafetensorsHeader withChecksum(long crc) {
        byte[] changed = bytes.clone();
        digits().ifPresent(
                        at -> System.arraycopy(hex(crc).getBytes(StandardCharsets.US_ASCII), 0, changed, at, DIGITS));
        return new SafetensorsHeader(changed);
    }

    /** How a checksum is written. */
    static String hex(long crc) {
        return HexFormat.of().toHexDigits(crc, DIGITS);
    }

    /** Where the checksum's digits stand. */
    private Optional<Integer> digits() {
        String key = "\"" + CHECKSUM + "\":\"";
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(key);
        return at < 0 || at + key.length() + DIGITS > bytes.length ? Optional.empty() : Optional.of(at + key.length());
    }
}
