package dev.decant.plugin.ehr.table;

import dev.decant.plugin.ehr.MemoryFile;
import dev.decant.plugin.ehr.column.ColumnKind;
import dev.decant.plugin.ehr.dataset.HourlyColumn;
import dev.decant.testkit.HostileInputTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class TableHostileTest extends HostileInputTest {
    @Override
    protected List<byte[]> sound() {
        return Stream.of("hour,pulse,label\n2,80,0\n1,NA,1\n", "hour,pulse,label\r\n1,\"80\",0\r\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    protected List<String> words() {
        return List.of("pulse", "hour", "label", "\"");
    }

    @Override
    protected void read(byte[] file) {
        MemoryFile stored = new MemoryFile("s.csv", file);
        NamedColumns.ofMost(List.of(stored));
        TableFile table = TableFile.read(stored);
        table.example(List.of(new HourlyColumn("pulse", ColumnKind.MEASURED, false)), "label", Optional.of("hour"));
        table.repeated("hour");
        table.first("label");
    }
}
