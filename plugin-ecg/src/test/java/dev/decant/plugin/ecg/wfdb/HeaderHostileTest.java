package dev.decant.plugin.ecg.wfdb;

import dev.decant.testkit.HostileInputTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

class HeaderHostileTest extends HostileInputTest {
    @Override
    protected List<byte[]> sound() {
        return Stream.of(
                        "r 2 500 5000\nr.mat 16+24 1000/mV 16 0 -12 33 0 I\nr.mat 16+24 1000.0(6)/uV 16 0 7 1 0 II\n#Dx: 1\n",
                        "p/r/3 1 250/1.5(0) 20\nr_layout 0\n~ 10\nr_1 10\n",
                        "r 1\nr.dat 212x5:3+4\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    protected List<String> words() {
        return List.of("16x9999", ":999999999", "+999999999", "/mV", "(999999999999999999)", "r/1000000", "310", "~");
    }

    @Override
    protected void read(byte[] file) {
        HeaderParser.parse(file, "x.hea");
    }
}
