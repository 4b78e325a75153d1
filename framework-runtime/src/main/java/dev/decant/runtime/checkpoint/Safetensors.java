package dev.decant.runtime.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.io.file.AtomicFile;
import dev.decant.runtime.checkpoint.Checkpoint.NamedTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * Checkpoints in the safetensors format, so that other programs read them: eight bytes of header length (little-endian),
 * a JSON header of name, type {@code F32}, shape and offsets, then the raw little-endian data. The metadata carries a
 * CRC-32C of header and data (taken with the checksum's own digits at zero), which {@link #read} checks; a file of
 * another program, which has none, is read without.
 */
public final class Safetensors {
    private static final String METADATA = "__metadata__";
    private static final String CHECKSUM = "crc32c";
    private static final int LARGEST_HEADER = 100_000_000;
    private static final int CHUNK = 1 << 20;
    private static final int DIGITS = 8;

    private Safetensors() {}

    /** Writes the file whole or not at all, and durably. */
    public static void write(Path file, Checkpoint checkpoint) throws IOException {
        byte[] header = header(checkpoint);
        CRC32C crc = new CRC32C();
        crc.update(header);
        for (NamedTensor tensor : checkpoint.tensors().values()) {
            eachChunk(tensor.values(), crc::update);
        }
        int digits = checksumDigits(header).orElseThrow();
        byte[] checksum = hex(crc.getValue()).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(checksum, 0, header, digits, checksum.length);
        AtomicFile.write(file, channel -> {
            writeFully(
                    channel,
                    ByteBuffer.allocate(Long.BYTES)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(0, header.length));
            writeFully(channel, ByteBuffer.wrap(header));
            for (NamedTensor tensor : checkpoint.tensors().values()) {
                eachChunk(tensor.values(), chunk -> writeFully(channel, chunk));
            }
        });
    }

    /**
     * Reads and checks a whole file.
     *
     * @throws CheckpointException if it is missing, damaged or holds anything but 32-bit floats
     */
    public static Checkpoint read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new CheckpointException("there is no checkpoint " + file);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long length = readExactly(channel, Long.BYTES, file).getLong();
            if (length <= 0 || length > LARGEST_HEADER || length > channel.size() - Long.BYTES) {
                throw new CheckpointException(file + " is not a checkpoint or is cut short: its header length reads "
                        + length + " in a file of " + channel.size() + " bytes");
            }
            byte[] header = new byte[(int) length];
            readExactly(channel, header.length, file).get(header);
            return body(channel, header, file);
        } catch (JsonProcessingException e) {
            throw new CheckpointException(file + " is not a checkpoint: its header is not JSON", e);
        } catch (IOException e) {
            throw new CheckpointException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static byte[] header(Checkpoint checkpoint) throws IOException {
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
        return padded;
    }

    private static Checkpoint body(FileChannel channel, byte[] headerBytes, Path file) throws IOException {
        JsonNode header = new ObjectMapper().readTree(headerBytes);
        Optional<Integer> digits = checksumDigits(headerBytes);
        byte[] zeroed = headerBytes.clone();
        digits.ifPresent(at -> Arrays.fill(zeroed, at, at + DIGITS, (byte) '0'));
        Map<String, String> metadata = new LinkedHashMap<>();
        header.path(METADATA)
                .properties()
                .forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
        Map<String, NamedTensor> tensors = new LinkedHashMap<>();
        CRC32C crc = new CRC32C();
        crc.update(zeroed);
        long start = channel.position();
        for (Map.Entry<String, JsonNode> field : header.properties()) {
            if (field.getKey().equals(METADATA)) {
                continue;
            }
            tensors.put(field.getKey(), tensor(channel, start, field.getKey(), field.getValue(), crc, file));
        }
        metadata.remove(CHECKSUM);
        if (digits.isPresent()) {
            String expected = new String(headerBytes, digits.get(), DIGITS, StandardCharsets.US_ASCII);
            if (!expected.equals(hex(crc.getValue()))) {
                throw new CheckpointException(
                        file + " is damaged: its checksum is " + hex(crc.getValue()) + ", written was " + expected);
            }
        }
        return new Checkpoint(tensors, metadata);
    }

    private static NamedTensor tensor(
            FileChannel channel, long start, String name, JsonNode node, CRC32C crc, Path file) throws IOException {
        if (!node.path("dtype").asText().equals("F32")) {
            throw new CheckpointException(file + ": tensor " + name + " has type "
                    + node.path("dtype").asText() + ", expected F32");
        }
        long[] shape = new long[node.path("shape").size()];
        long size = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = node.path("shape").get(i).asLong();
            size *= shape[i];
        }
        long begin = node.path("data_offsets").path(0).asLong(-1);
        long end = node.path("data_offsets").path(1).asLong(-1);
        if (begin < 0
                || size < 0
                || size > Integer.MAX_VALUE
                || end - begin != 4 * size
                || start + end > channel.size()) {
            throw new CheckpointException(file + " is cut short or damaged at tensor " + name);
        }
        channel.position(start + begin);
        float[] values = new float[(int) size];
        int done = 0;
        while (done < values.length) {
            int count = Math.min(CHUNK, values.length - done);
            ByteBuffer chunk = readExactly(channel, 4 * count, file);
            chunk.asFloatBuffer().get(values, done, count);
            crc.update(chunk);
            done += count;
        }
        return new NamedTensor(shape, values);
    }

    private static String hex(long crc) {
        return HexFormat.of().toHexDigits(crc, DIGITS);
    }

    /** Where the checksum's digits stand in the header. */
    private static Optional<Integer> checksumDigits(byte[] header) {
        String key = "\"" + CHECKSUM + "\":\"";
        int at = new String(header, StandardCharsets.ISO_8859_1).indexOf(key);
        return at < 0 || at + key.length() + DIGITS > header.length ? Optional.empty() : Optional.of(at + key.length());
    }

    private interface ChunkConsumer<E extends Exception> {
        void accept(ByteBuffer chunk) throws E;
    }

    private static <E extends Exception> void eachChunk(float[] values, ChunkConsumer<E> consumer) throws E {
        ByteBuffer buffer = ByteBuffer.allocate(4 * Math.min(CHUNK, Math.max(1, values.length)))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int done = 0; done < values.length; done += CHUNK) {
            int count = Math.min(CHUNK, values.length - done);
            buffer.clear();
            buffer.asFloatBuffer().put(values, done, count);
            buffer.limit(4 * count);
            consumer.accept(buffer);
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static ByteBuffer readExactly(FileChannel channel, int bytes, Path file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new CheckpointException(file + " is cut short");
            }
        }
        return buffer.flip().order(ByteOrder.LITTLE_ENDIAN);
    }
}
