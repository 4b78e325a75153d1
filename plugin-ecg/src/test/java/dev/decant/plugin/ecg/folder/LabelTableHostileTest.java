package dev.decant.plugin.ecg.folder;

import dev.decant.io.csv.CsvTable;
import dev.decant.testkit.HostileInputTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

class LabelTableHostileTest extends HostileInputTest {
    @Override
    protected List<byte[]> sound() {
        return Stream.of(
                        "record,patient,label\na,p1,AF\nb,p1,\n",
                        "record,AF,LBBB\na,1,0\nb,0,1\n",
                        "record,labels\na,\"AF;LBBB\"\nb,\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    protected List<String> words() {
        return List.of("labels", "record", "patient", "label2");
    }

    @Override
    protected void read(byte[] file) {
        LabelTable table = new LabelTable(List.of(CsvTable.parse(file, "labels.csv")));
        table.labels();
        table.isSingle();
    }
}
