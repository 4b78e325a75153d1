package dev.decant.runtime.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.runtime.checkpoint.Checkpoint.NamedTensor;
import dev.decant.runtime.file.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Checkpoints in the safetensors format, so that other programs read them: eight bytes of header length (little-endian),
 * a JSON header of name, type {@code F32}, shape and offsets, then the raw little-endian data. The metadata carries a
 * CRC-32C of the data, which {@link #read} checks.
 */
public final class Safetensors {
    private static final String METADATA = "__metadata__";
    private static final String CHECKSUM = "crc32c";
    private static final int LARGEST_HEADER = 100_000_000;
    private static final int CHUNK = 1 << 20;

    private Safetensors() {}

    /** Writes the file whole or not at all, and durably. */
    public static void write(Path file, Checkpoint checkpoint) throws IOException {
        CRC32C crc = new CRC32C();
        for (NamedTensor tensor : checkpoint.tensors().values()) {
            eachChunk(tensor.values(), crc::update);
        }
        byte[] header = header(checkpoint, crc.getValue());
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
            return body(channel, new ObjectMapper().readTree(header), file);
        } catch (JsonProcessingException e) {
            throw new CheckpointException(file + " is not a checkpoint: its header is not JSON", e);
        } catch (IOException e) {
            throw new CheckpointException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static byte[] header(Checkpoint checkpoint, long crc) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        ObjectNode metadata = root.putObject(METADATA);
        checkpoint.metadata().forEach(metadata::put);
        metadata.put(CHECKSUM, Long.toHexString(crc));
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
        java.util.Arrays.fill(padded, (byte) ' ');
        System.arraycopy(json, 0, padded, 0, json.length);
        return padded;
    }

    private static Checkpoint body(FileChannel channel, JsonNode header, Path file) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        header.path(METADATA)
                .properties()
                .forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
        Map<String, NamedTensor> tensors = new LinkedHashMap<>();
        CRC32C crc = new CRC32C();
        long start = channel.position();
        for (Map.Entry<String, JsonNode> field : header.properties()) {
            if (field.getKey().equals(METADATA)) {
                continue;
            }
            tensors.put(field.getKey(), tensor(channel, start, field.getKey(), field.getValue(), crc, file));
        }
        String expected = metadata.remove(CHECKSUM);
        if (expected != null && !expected.equals(Long.toHexString(crc.getValue()))) {
            throw new CheckpointException(file + " is damaged: its checksum is " + Long.toHexString(crc.getValue())
                    + ", written was " + expected);
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
