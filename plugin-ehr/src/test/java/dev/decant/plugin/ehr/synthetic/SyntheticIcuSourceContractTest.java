package dev.decant.plugin.ehr.synthetic;

import dev.decant.api.data.DataSource;
import dev.decant.testkit.DataSourceContractTest;
import java.nio.file.Path;

final class SyntheticIcuSourceContractTest extends DataSourceContractTest<SyntheticIcuConfig> {
    @Override
    protected String type() {
        return "synthetic-icu";
    }

    @Override
    protected DataSource<SyntheticIcuConfig> source() {
        return new SyntheticIcuSource();
    }

    @Override
    protected String options(Path directory) {
        return "records = 8, generator.longest = 30";
    }

    @Override
    protected String changed() {
        return "seed = 2";
    }
}
