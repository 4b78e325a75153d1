package dev.decant.plugin.ecg.ludb;

import dev.decant.api.data.DataSource;
import dev.decant.plugin.ecg.dataset.WrittenRecords;
import dev.decant.testkit.DataSourceContractTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

class LudbSourceContractTest extends DataSourceContractTest<LudbConfig> {
    @Override
    protected String type() {
        return "ludb";
    }

    @Override
    protected DataSource<LudbConfig> source() {
        return new LudbSource();
    }

    @Override
    protected void write(Path directory) throws IOException {
        List<String> rhythms = List.of("Sinus rhythm.", "Sinus bradycardia.", "Irregular sinus rhythm.");
        for (int i = 0; i < rhythms.size(); i++) {
            float[][] waves =
                    Collections.nCopies(12, WrittenRecords.wave(500, 1000)).toArray(float[][]::new);
            WrittenRecords.write(
                    directory,
                    String.valueOf(i + 1),
                    500,
                    WrittenRecords.TWELVE,
                    waves,
                    "<age>: 51",
                    "<sex>: F",
                    "<diagnoses>:",
                    "Rhythm: " + rhythms.get(i));
        }
    }

    @Override
    protected String changed() {
        return "sample-rate = 100";
    }
}
