package dev.decant.plugin.ehr.synthetic;

import dev.decant.api.data.DataSet;
import dev.decant.api.data.DataSource;
import dev.decant.api.data.Workspace;
import dev.decant.io.generate.GeneratedFolder;
import dev.decant.plugin.ehr.dataset.LabelHorizon;
import dev.decant.plugin.ehr.generator.IcuGenerator;
import dev.decant.plugin.ehr.psv.HourOrder;
import dev.decant.plugin.ehr.psv.PsvDataSet;
import java.nio.file.Path;
import java.util.List;

/** Synthetic intensive-care records: generated into the workspace once for each set of options, then read as real ones are. */
public final class SyntheticIcuSource implements DataSource<SyntheticIcuConfig> {
    @Override
    public Class<SyntheticIcuConfig> configType() {
        return SyntheticIcuConfig.class;
    }

    @Override
    public String summary() {
        return "Synthetic intensive-care records of the generator icu, sepsis predicted hour by hour";
    }

    /** Generates the patients where they are not there yet: seconds for 1,000. */
    @Override
    public DataSet open(SyntheticIcuConfig config, Workspace workspace) {
        // A record's text names every component.
        String options = "version " + IcuGenerator.VERSION + " records " + config.records() + " seed " + config.seed()
                + " " + config.generator();
        Path folder = new GeneratedFolder(workspace, "synthetic-icu")
                .of(
                        options,
                        empty -> new IcuGenerator()
                                .generate(empty, config.records(), config.seed(), config.generator()));
        return PsvDataSet.open(List.of(folder), HourOrder.KEEP, LabelHorizon.of(config.labelHorizon()), config.clip());
    }
}
