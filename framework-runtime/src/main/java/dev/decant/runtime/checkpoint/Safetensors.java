package dev.decant.runtime.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.decant.io.file.AtomicFile;
import dev.decant.runtime.checkpoint.Checkpoint.NamedTensor;
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
 * CRC-32C of header and data (taken with the checksum's own digits at zero), which {@link #read} asks for and checks.
 */
public final class Safetensors {
    private static final int LARGEST_HEADER = 100_000_000;
    private static final int CHUNK = 1 << 20;

    private Safetensors() {}

    /** Writes the file whole or not at all, and durably. */
    public static void write(Path file, Checkpoint checkpoint) throws IOException {
        SafetensorsHeader unsigned = SafetensorsHeader.of(checkpoint);
        CRC32C crc = new CRC32C();
        crc.update(unsigned.bytes());
        for (NamedTensor tensor : checkpoint.tensors().values()) {
            eachChunk(tensor.values(), crc::update);
        }
        byte[] header = unsigned.withChecksum(crc.getValue()).bytes();
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
            return body(channel, new SafetensorsHeader(header), file);
        } catch (JsonProcessingException e) {
            throw new CheckpointException(file + " is not a checkpoint: its header is not JSON", e);
        } catch (IOException e) {
            throw new CheckpointException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Checkpoint body(FileChannel channel, SafetensorsHeader own, Path file) throws IOException {
        JsonNode header = own.json();
        Map<String, String> metadata = new LinkedHashMap<>();
        header.path(SafetensorsHeader.METADATA)
                .properties()
                .forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
        Map<String, NamedTensor> tensors = new LinkedHashMap<>();
        CRC32C crc = new CRC32C();
        crc.update(own.withChecksum(0).bytes());
        long start = channel.position();
        for (Map.Entry<String, JsonNode> field : header.properties()) {
            if (field.getKey().equals(SafetensorsHeader.METADATA)) {
                continue;
            }
            tensors.put(field.getKey(), tensor(channel, start, field.getKey(), field.getValue(), crc, file));
        }
        metadata.remove(SafetensorsHeader.CHECKSUM);
        String computed = SafetensorsHeader.hex(crc.getValue());
        String written = own.checksum()
                .orElseThrow(() -> new CheckpointException(
                        file + " is damaged or of another program: its metadata has no checksum "
                                + SafetensorsHeader.CHECKSUM));
        if (!written.equals(computed)) {
            throw new CheckpointException(
                    file + " is damaged: its checksum is " + computed + ", written was " + written);
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
