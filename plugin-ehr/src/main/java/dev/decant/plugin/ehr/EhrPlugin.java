package dev.decant.plugin.ehr;

import com.google.inject.Module;
import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.DecantPlugin;
import dev.decant.api.plugin.Extensions;
import dev.decant.plugin.ehr.cinc2019.Cinc2019Format;
import dev.decant.plugin.ehr.cinc2019.Cinc2019Scorer;
import dev.decant.plugin.ehr.cinc2019.Cinc2019Source;
import dev.decant.plugin.ehr.eicu.EicuSource;
import dev.decant.plugin.ehr.generator.IcuGenerator;
import dev.decant.plugin.ehr.synthetic.SyntheticIcuSource;
import dev.decant.plugin.ehr.table.TableFolderSource;

/** Adds what Decant knows of intensive-care records. */
public final class EhrPlugin implements DecantPlugin {
    @Override
    public String id() {
        return "ehr";
    }

    @Override
    public int apiVersion() {
        return ApiVersion.CURRENT;
    }

    @Override
    public Module module() {
        return binder -> {
            Extensions.dataSources(binder).addBinding("cinc2019").to(Cinc2019Source.class);
            Extensions.dataSources(binder).addBinding("eicu").to(EicuSource.class);
            Extensions.dataSources(binder).addBinding("table-folder").to(TableFolderSource.class);
            Extensions.dataSources(binder).addBinding("synthetic-icu").to(SyntheticIcuSource.class);
            Extensions.generators(binder).addBinding("icu").to(IcuGenerator.class);
            Extensions.scorers(binder).addBinding("cinc2019").to(Cinc2019Scorer.class);
            Extensions.formats(binder).addBinding("cinc2019").to(Cinc2019Format.class);
        };
    }
}
