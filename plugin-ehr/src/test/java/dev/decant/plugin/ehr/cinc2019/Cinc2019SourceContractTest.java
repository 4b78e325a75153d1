package dev.decant.plugin.ehr.cinc2019;

import dev.decant.api.data.DataSource;
import dev.decant.plugin.ehr.generator.IcuGenerator;
import dev.decant.plugin.ehr.generator.IcuGeneratorConfig;
import dev.decant.testkit.DataSourceContractTest;
import java.nio.file.Path;

final class Cinc2019SourceContractTest extends DataSourceContractTest<Cinc2019Config> {
    @Override
    protected String type() {
        return "cinc2019";
    }

    @Override
    protected DataSource<Cinc2019Config> source() {
        return new Cinc2019Source();
    }

    @Override
    protected void write(Path directory) {
        new IcuGenerator().generate(directory, 6, 1, new IcuGeneratorConfig(.5, 2, 40));
    }

    @Override
    protected String changed() {
        return "label-horizon = 12h";
    }
}
