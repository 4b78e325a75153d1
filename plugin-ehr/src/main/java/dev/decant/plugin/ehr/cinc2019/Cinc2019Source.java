package dev.decant.plugin.ehr.cinc2019;

import dev.decant.api.data.DataSet;
import dev.decant.api.data.DataSource;
import dev.decant.api.data.Workspace;
import dev.decant.plugin.ehr.dataset.LabelHorizon;
import dev.decant.plugin.ehr.psv.PsvDataSet;

/** Hourly records of intensive care, one {@code .psv} for each patient (PhysioNet/CinC Challenge 2019). */
public final class Cinc2019Source implements DataSource<Cinc2019Config> {
    @Override
    public Class<Cinc2019Config> configType() {
        return Cinc2019Config.class;
    }

    @Override
    public String summary() {
        return "PhysioNet/CinC Challenge 2019: hourly intensive-care records, sepsis predicted hour by hour";
    }

    /** Reads the files through for what cannot be used. */
    @Override
    public DataSet open(Cinc2019Config config, Workspace workspace) {
        return PsvDataSet.open(config.path(), config.hours(), LabelHorizon.of(config.labelHorizon()), config.clip());
    }
}
