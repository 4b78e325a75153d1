package dev.decant.plugin.ehr.dataset;

import dev.decant.plugin.ehr.column.ColumnKind;
import dev.decant.testkit.HostileInputTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

class PreparationStateHostileTest extends HostileInputTest {
    @Override
    protected List<byte[]> sound() {
        return Stream.of("hourly-v1 5.0\npulse\t80.0\t10.0")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    protected void read(byte[] file) {
        HourlyFeatures features = new HourlyFeatures(List.of(new HourlyColumn("pulse", ColumnKind.MEASURED, false)));
        new HourlyPreparation(features, 5).restore(new String(file, StandardCharsets.UTF_8));
    }
}
