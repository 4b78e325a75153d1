package dev.decant.plugin.ecg.cinc2021;

import dev.decant.api.data.DataSource;
import dev.decant.plugin.ecg.dataset.WrittenRecords;
import dev.decant.testkit.DataSourceContractTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

class Cinc2021SourceContractTest extends DataSourceContractTest<Cinc2021Config> {
    @Override
    protected String type() {
        return "cinc2021";
    }

    @Override
    protected DataSource<Cinc2021Config> source() {
        return new Cinc2021Source();
    }

    @Override
    protected void write(Path directory) throws IOException {
        List<String> codes = List.of("426783006", "164889003", "426783006,59118001", "426177001");
        for (int i = 0; i < codes.size(); i++) {
            float[][] waves = Collections.nCopies(12, WrittenRecords.wave(500, 1000 + 100 * i))
                    .toArray(float[][]::new);
            WrittenRecords.write(
                    directory.resolve("g" + i % 2), "A" + i, 500, WrittenRecords.TWELVE, waves, "Dx: " + codes.get(i));
        }
    }

    @Override
    protected String changed() {
        return "leads = [2]";
    }
}
