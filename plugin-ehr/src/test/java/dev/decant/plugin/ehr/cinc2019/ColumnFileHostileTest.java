package dev.decant.plugin.ehr.cinc2019;

import dev.decant.testkit.HostileInputTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

class ColumnFileHostileTest extends HostileInputTest {
    @Override
    protected List<byte[]> sound() {
        return Stream.of("PredictedProbability|PredictedLabel\n0.5|1\nnan|0\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    protected void read(byte[] file) throws IOException {
        ColumnFile columns = ColumnFile.read(onDisk("p.psv", file));
        columns.lacks("PredictedLabel");
        columns.numbers("PredictedProbability");
        columns.flags("PredictedLabel");
    }

    @Override
    protected int files() {
        return 500;
    }
}
