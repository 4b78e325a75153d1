package dev.decant.plugin.ehr.psv;

import dev.decant.plugin.ehr.MemoryFile;
import dev.decant.testkit.HostileInputTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

class PsvHostileTest extends HostileInputTest {
    @Override
    protected List<byte[]> sound() {
        return Stream.of(
                        "HR|Temp|ICULOS|SepsisLabel\n80|NaN|1|0\n81.5|36.6|2|1\n",
                        "Age|ICULOS|SepsisLabel\r\n60||0\r\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    protected List<String> words() {
        return List.of("SepsisLabel", "ICULOS", "|", "NaN");
    }

    @Override
    protected void read(byte[] file) {
        ScannedStay stay = ScannedStay.of(new MemoryFile("p1.psv", file), HourOrder.SORT);
        PsvTable.format(ScannedStay.read(stay.file(), HourOrder.SORT));
    }

    /** A field of two bytes is a row of 40 columns, and the label. */
    @Override
    protected int bytesForEachByte() {
        return 400;
    }
}
