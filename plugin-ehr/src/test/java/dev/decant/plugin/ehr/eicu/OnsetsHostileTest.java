package dev.decant.plugin.ehr.eicu;

import dev.decant.testkit.HostileInputTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

class OnsetsHostileTest extends HostileInputTest {
    @Override
    protected List<byte[]> sound() {
        return Stream.of("patientunitstayid,onset_minutes\n1,20\n2,\n", "patientunitstayid,onset_hours\n1,-2.5\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    protected void read(byte[] file) throws IOException {
        Onsets.read(onDisk("onsets.csv", file)).fingerprint();
    }

    @Override
    protected int files() {
        return 500;
    }
}
