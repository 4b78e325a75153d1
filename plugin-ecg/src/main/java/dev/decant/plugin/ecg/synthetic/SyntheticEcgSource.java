package dev.decant.plugin.ecg.synthetic;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.DataSource;
import dev.decant.api.data.RecordLimits;
import dev.decant.api.data.Workspace;
import dev.decant.io.generate.GeneratedFolder;
import dev.decant.plugin.ecg.cinc2021.Cinc2021Config;
import dev.decant.plugin.ecg.cinc2021.Cinc2021Source;
import dev.decant.plugin.ecg.dataset.ReferenceFolder;
import dev.decant.plugin.ecg.dataset.SignalFormat;
import dev.decant.plugin.ecg.dataset.Unscored;
import dev.decant.plugin.ecg.generator.EcgGenerator;
import dev.decant.plugin.ecg.generator.EcgGeneratorConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Synthetic ECGs: generated into the workspace once for each set of options, then read as real recordings are. */
public final class SyntheticEcgSource implements DataSource<SyntheticEcgConfig> {
    /** Longer than any recording. */
    private static final Duration WHOLE = Duration.ofDays(1000);

    @Override
    public Class<SyntheticEcgConfig> configType() {
        return SyntheticEcgConfig.class;
    }

    @Override
    public String summary() {
        return "Synthetic ECGs of the generator ecg: one of its 21 classes for each record, or several";
    }

    @Override
    public DataSet open(SyntheticEcgConfig config, Workspace workspace) {
        return open(config, workspace, RecordLimits.USUAL);
    }

    /**
     * Generates the records where they are not there yet: seconds for 1,000 records.
     *
     * @throws DataException if they cannot be written
     * @throws InvalidConfiguration if the generator's options cannot work, or there is but one class
     */
    @Override
    public DataSet open(SyntheticEcgConfig config, Workspace workspace, RecordLimits limits) {
        EcgGeneratorConfig generator = config.generator();
        EcgGenerator.requireUsable(generator);
        if (generator.classes().size() < 2) {
            throw new InvalidConfiguration(
                    "generator.classes is " + generator.labels() + "; a data set needs at least two classes");
        }
        // A record's text names every component.
        String options = "version " + EcgGenerator.VERSION + " records " + config.records() + " seed " + config.seed()
                + " " + generator;
        Path folder = new GeneratedFolder(workspace, "synthetic-ecg")
                .of(options, empty -> new EcgGenerator().generate(empty, config.records(), config.seed(), generator));
        if (generator.several()) {
            // Written as the Challenge of 2021 writes, so read as its records are: whole, every lead by its name.
            return new Cinc2021Source()
                    .open(
                            new Cinc2021Config(
                                    List.of(folder),
                                    Optional.of(generator.labels()),
                                    Unscored.KEEP,
                                    generator.leadNames(),
                                    config.sampleRate(),
                                    config.length(),
                                    WHOLE,
                                    Optional.empty(),
                                    config.normalise()),
                            workspace,
                            limits);
        }
        SignalFormat format =
                new SignalFormat(generator.leadNames(), config.sampleRate(), config.length(), config.normalise());
        return ReferenceFolder.open(List.of(folder), generator.labels(), format, limits);
    }
}
