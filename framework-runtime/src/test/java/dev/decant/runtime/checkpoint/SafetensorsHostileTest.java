package dev.decant.runtime.checkpoint;

import dev.decant.runtime.checkpoint.Checkpoint.NamedTensor;
import dev.decant.testkit.HostileInputTest;
import java.io.IOException;
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
        return List.of(Files.readAllBytes(file));
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
