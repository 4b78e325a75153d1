package dev.decant.plugin.ecg.generator;

import dev.decant.api.data.DataSet;
import dev.decant.api.data.Generator;
import dev.decant.api.data.RecordLimits;
import dev.decant.plugin.ecg.dataset.ReferenceFolder;
import dev.decant.plugin.ecg.dataset.SignalFormat;
import dev.decant.plugin.ecg.signal.Normalise;
import dev.decant.testkit.GeneratorContractTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

class EcgGeneratorContractTest extends GeneratorContractTest<EcgGeneratorConfig> {
    @Override
    protected String type() {
        return "ecg";
    }

    @Override
    protected Generator<EcgGeneratorConfig> generator() {
        return new EcgGenerator();
    }

    @Override
    protected DataSet open(Path directory) {
        return ReferenceFolder.open(
                List.of(directory),
                config().labels(),
                new SignalFormat(config().leadNames(), 100, Duration.ofSeconds(10), Normalise.NONE),
                RecordLimits.USUAL);
    }
}
