package dev.decant.runtime.checkpoint;

import dev.decant.runtime.checkpoint.Checkpoint.NamedTensor;
import dev.decant.testkit.HostileInputTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class SafetensorsHostileTest extends HostileInputTest {
    @Override
    protected List<byte[]> sound() throws IOException {
        Map<String, NamedTensor> tensors = new LinkedHashMap<>();
        tensors.put("kernel", new NamedTensor(new long[] {2, 3}, new float[] {1, 2, 3, 4, 5, 6}));
        tensors.put("bias", new NamedTensor(new long[] {3}, new float[] {7, 8, 9}));
        Path file = onDisk("sound.safetensors", new byte[0]);
        Safetensors.write(file, new Checkpoint(tensors, Map.of("epoch", "3")));
        return List.of(Files.readAllBytes(file), foreign());
    }

    /** As other programs write, without a checksum, so that damage of the header is not found by it. */
    private static byte[] foreign() {
        String header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]}}";
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + json.length + 8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .putFloat(1)
                .putFloat(2)
                .array();
    }

    @Override
    protected List<String> words() {
        return List.of(
                "[0,8]", "[2147483647]", "[65536,65536,65536,65536]", "\"F64\"", "null", "{}", "__metadata__", "[[[");
    }

    @Override
    protected void read(byte[] file) throws IOException {
        Safetensors.read(onDisk("hostile.safetensors", file));
    }

    @Override
    protected boolean isRefusal(Throwable thrown) {
        return thrown instanceof CheckpointException;
    }
}
