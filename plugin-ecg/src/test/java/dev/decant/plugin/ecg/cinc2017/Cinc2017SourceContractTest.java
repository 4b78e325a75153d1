package dev.decant.plugin.ecg.cinc2017;

import dev.decant.api.data.DataSource;
import dev.decant.plugin.ecg.dataset.WrittenRecords;
import dev.decant.testkit.DataSourceContractTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class Cinc2017SourceContractTest extends DataSourceContractTest<Cinc2017Config> {
    @Override
    protected String type() {
        return "cinc2017";
    }

    @Override
    protected DataSource<Cinc2017Config> source() {
        return new Cinc2017Source();
    }

    @Override
    protected void write(Path directory) throws IOException {
        for (int i = 1; i <= 4; i++) {
            float[][] wave = {WrittenRecords.wave(300, 600 + 90 * i)};
            WrittenRecords.write(directory, "A0000" + i, 300, List.of("ECG"), wave);
        }
        Files.writeString(directory.resolve("REFERENCE.csv"), "A00001,N\nA00002,A\nA00003,O\nA00004,~\n");
    }

    @Override
    protected String changed() {
        return "sample-rate = 100";
    }
}
