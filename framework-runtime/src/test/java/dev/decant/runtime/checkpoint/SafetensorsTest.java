package dev.decant.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.runtime.checkpoint.Checkpoint.NamedTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints against bytes written by hand from the format, and against damage. */
final class SafetensorsTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenReadsBackToTheSameBits() throws IOException {
        Map<String, NamedTensor> tensors = new LinkedHashMap<>();
        tensors.put("a/kernel", new NamedTensor(new long[] {2, 3}, new float[] {1, -0f, Float.MIN_VALUE, 3, 4e30f, 5}));
        tensors.put("scalar", new NamedTensor(new long[0], new float[] {7}));
        tensors.put("empty", new NamedTensor(new long[] {0}, new float[0]));
        Path file = folder.resolve("c.safetensors");
        Safetensors.write(file, new Checkpoint(tensors, Map.of("epoch", "3", "näme", "\"quoted\"")));
        Checkpoint read = Safetensors.read(file);
        assertThat(read.metadata())
                .containsEntry("epoch", "3")
                .containsEntry("näme", "\"quoted\"")
                .hasSize(2);
        assertThat(read.tensors().keySet()).containsExactly("a/kernel", "scalar", "empty");
        tensors.forEach((name, tensor) -> {
            assertThat(read.tensors().get(name).shape()).isEqualTo(tensor.shape());
            assertThat(read.tensors().get(name).values()).isEqualTo(tensor.values());
        });
    }

    @Test
    void aFileLaidOutByHandIsReadIfItsChecksumIsRight() throws IOException {
        String header =
                "{\"__metadata__\":{\"crc32c\":\"%s\"},\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
        ByteBuffer data = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        data.putFloat(1.5f).putFloat(-2f);
        CRC32C crc = new CRC32C();
        crc.update(header.formatted("00000000").getBytes(StandardCharsets.UTF_8));
        crc.update(data.array());
        Path file = folder.resolve("hand.safetensors");
        write(file, header.formatted(String.format("%08x", crc.getValue())), data.array());
        assertThat(Safetensors.read(file).tensors().get("w").values()).containsExactly(1.5f, -2f);
        write(file, header.formatted(String.format("%08x", crc.getValue() ^ 1)), data.array());
        assertThatThrownBy(() -> Safetensors.read(file)).hasMessageContaining("checksum");
        write(file, header.replace("crc32c", "crc"), data.array());
        assertThatThrownBy(() -> Safetensors.read(file)).hasMessageContaining("no checksum");
    }

    private static void write(Path file, String header, byte[] data) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(file, bytes.putLong(text.length).put(text).put(data).array());
    }

    @Test
    void aMissingFileIsOneClearSentence() {
        assertThatThrownBy(() -> Safetensors.read(folder.resolve("none.safetensors")))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("none.safetensors");
    }

    @Property(tries = 200)
    void damageIsNoticedAndNeverAnythingButACheckpointException(
            @ForAll @IntRange(min = 0, max = 400) int position, @ForAll @IntRange(min = 1, max = 255) int flip)
            throws IOException {
        Path directory = Files.createTempDirectory("safetensors");
        Path file = directory.resolve("c.safetensors");
        float[] values = new float[64];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        Safetensors.write(
                file, new Checkpoint(Map.of("w", new NamedTensor(new long[] {8, 8}, values)), Map.of("k", "v")));
        byte[] bytes = Files.readAllBytes(file);
        int at = position % bytes.length;
        bytes[at] ^= (byte) flip;
        Files.write(file, bytes);
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("c.safetensors");
        Files.delete(file);
        Files.delete(directory);
    }

    @Property(tries = 50)
    void aFileCutShortIsRefused(@ForAll @IntRange(min = 0, max = 1000) int length) throws IOException {
        Path directory = Files.createTempDirectory("safetensors");
        Path file = directory.resolve("c.safetensors");
        Safetensors.write(file, new Checkpoint(Map.of("w", new NamedTensor(new long[] {64}, new float[64])), Map.of()));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, Math.min(length, bytes.length - 1)));
        assertThatThrownBy(() -> Safetensors.read(file)).isInstanceOf(CheckpointException.class);
        Files.delete(file);
        Files.delete(directory);
    }
}
