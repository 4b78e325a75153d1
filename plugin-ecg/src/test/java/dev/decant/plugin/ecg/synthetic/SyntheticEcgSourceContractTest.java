package dev.decant.plugin.ecg.synthetic;

import dev.decant.api.data.DataSource;
import dev.decant.testkit.DataSourceContractTest;
import java.nio.file.Path;

class SyntheticEcgSourceContractTest extends DataSourceContractTest<SyntheticEcgConfig> {
    @Override
    protected String type() {
        return "synthetic-ecg";
    }

    @Override
    protected DataSource<SyntheticEcgConfig> source() {
        return new SyntheticEcgSource();
    }

    @Override
    protected String options(Path directory) {
        return "records = 7, generator.duration = 2s, length = 2s";
    }

    @Override
    protected String changed() {
        return "seed = 2";
    }
}
