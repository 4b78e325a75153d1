package dev.decant.plugin.ehr.generator;

import dev.decant.api.data.DataSet;
import dev.decant.api.data.Generator;
import dev.decant.plugin.ehr.dataset.LabelHorizon;
import dev.decant.plugin.ehr.psv.HourOrder;
import dev.decant.plugin.ehr.psv.PsvDataSet;
import dev.decant.testkit.GeneratorContractTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

final class IcuGeneratorContractTest extends GeneratorContractTest<IcuGeneratorConfig> {
    @Override
    protected String type() {
        return "icu";
    }

    @Override
    protected Generator<IcuGeneratorConfig> generator() {
        return new IcuGenerator();
    }

    @Override
    protected DataSet open(Path directory) {
        return PsvDataSet.open(List.of(directory), HourOrder.KEEP, LabelHorizon.of(Duration.ofHours(6)), 5);
    }
}
