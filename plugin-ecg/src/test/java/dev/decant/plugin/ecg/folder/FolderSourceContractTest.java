package dev.decant.plugin.ecg.folder;

import dev.decant.api.data.DataSource;
import dev.decant.plugin.ecg.dataset.WrittenRecords;
import dev.decant.testkit.DataSourceContractTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class FolderSourceContractTest extends DataSourceContractTest<FolderConfig> {
    @Override
    protected String type() {
        return "wfdb-folder";
    }

    @Override
    protected DataSource<FolderConfig> source() {
        return new FolderSource();
    }

    @Override
    protected void write(Path directory) throws IOException {
        for (String name : List.of("a", "b", "c")) {
            float[][] waves = {WrittenRecords.wave(250, 700), WrittenRecords.wave(250, 700)};
            WrittenRecords.write(directory, name, 250, List.of("MLII", "V5"), waves);
        }
        Files.writeString(directory.resolve("labels.csv"), "record,label,patient\na,sinus,p1\nb,af,p1\nc,af,\n");
    }

    @Override
    protected String changed() {
        return "classes = [sinus, af]";
    }
}
