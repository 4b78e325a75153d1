package dev.decant.plugin.ecg.hefei;

import dev.decant.plugin.ecg.MemoryFile;
import dev.decant.testkit.HostileInputTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Signals as text. */
class TextSignalsHostileTest extends HostileInputTest {
    @Override
    protected List<byte[]> sound() {
        return Stream.of("I II\n1 -2\n30 4\n", "V1\r\n\r\n1\r\n2\r\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    protected void read(byte[] file) {
        MemoryFile stored = new MemoryFile("1.txt", file);
        TextSignals signals = new TextSignals();
        signals.check(stored, OptionalDouble.empty());
        signals.recorded(stored, OptionalDouble.empty());
        signals.read(stored, OptionalDouble.empty());
    }
}
