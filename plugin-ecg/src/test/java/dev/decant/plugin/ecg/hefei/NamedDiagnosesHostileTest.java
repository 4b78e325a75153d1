package dev.decant.plugin.ecg.hefei;

import dev.decant.plugin.ecg.MemoryFile;
import dev.decant.testkit.HostileInputTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class NamedDiagnosesHostileTest extends HostileInputTest {
    @Override
    protected List<byte[]> sound() {
        return Stream.of("1.txt\t70\tMALE\tsinus\tflutter\n2.txt\t\t\tsinus\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    protected void read(byte[] file) {
        NamedDiagnoses.of(Optional.empty(), List.of(new MemoryFile("labels.txt", file)), List.of());
    }
}
