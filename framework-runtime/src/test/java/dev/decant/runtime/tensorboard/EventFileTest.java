package dev.decant.runtime.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.runtime.fixture.ReadEvents;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;

/** TensorBoard events, read back by the format. */
final class EventFileTest {
    @TempDir
    Path folder;

    @Test
    void recordsHoldVersionThenScalars() throws IOException {
        try (EventFile events = EventFile.create(folder, "run", 0)) {
            events.scalar("train/loss", 1, 0.25);
            events.scalar("validation/f1", 2, 0.5);
        }
        List<Event> read = ReadEvents.of(folder);
        assertThat(read.get(0).getFileVersion()).isEqualTo("brain.Event:2");
        assertThat(read.get(1).getSummary().getValue(0).getTag()).isEqualTo("train/loss");
        assertThat(read.get(1).getSummary().getValue(0).getSimpleValue()).isEqualTo(0.25f);
        assertThat(read.get(2).getStep()).isEqualTo(2);
    }

    @Test
    void theMaskedChecksumIsThatOfTheFormat() throws IOException {
        try (EventFile events = EventFile.create(folder, "run", 0)) {
            events.scalar("a", 1, 1);
        }
        try (Stream<Path> files = Files.list(folder)) {
            ByteBuffer bytes = ByteBuffer.wrap(
                            Files.readAllBytes(files.findFirst().orElseThrow()))
                    .order(ByteOrder.LITTLE_ENDIAN);
            byte[] length = new byte[8];
            bytes.get(0, length);
            assertThat(bytes.getInt(8)).isEqualTo(maskedBitByBit(length));
        }
    }

    /** CRC-32C by its polynomial, one bit at a time, then the mask that TFRecord defines. */
    private static int maskedBitByBit(byte[] bytes) {
        int crc = ~0;
        for (byte b : bytes) {
            crc ^= b & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
            }
        }
        crc = ~crc;
        return Integer.rotateRight(crc, 15) + 0xa282ead8;
    }
}
