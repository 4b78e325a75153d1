package dev.decant.plugin.ecg.cinc2021;

import dev.decant.testkit.HostileInputTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

class ChallengeOutputHostileTest extends HostileInputTest {
    @Override
    protected List<byte[]> sound() {
        return Stream.of("#r\n426783006|1,164889003\n1,0\n0.5,0.25\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    protected void read(byte[] file) throws IOException {
        ChallengeOutput.read(onDisk("r.csv", file));
    }

    @Override
    protected int files() {
        return 500;
    }
}
