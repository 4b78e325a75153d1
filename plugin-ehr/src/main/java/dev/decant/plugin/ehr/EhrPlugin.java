package dev.decant.plugin.ehr;

import dev.decant.api.plugin.ApiVersion;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.plugin.PluginModule;
import dev.decant.plugin.ehr.cinc2019.Cinc2019Format;
import dev.decant.plugin.ehr.cinc2019.Cinc2019Scorer;
import dev.decant.plugin.ehr.cinc2019.Cinc2019Source;
import dev.decant.plugin.ehr.eicu.EicuSource;
import dev.decant.plugin.ehr.generator.IcuGenerator;
import dev.decant.plugin.ehr.synthetic.SyntheticIcuSource;
import dev.decant.plugin.ehr.table.TableFolderSource;

/** Adds what Decant knows of intensive-care records. */
public final class EhrPlugin extends PluginModule {
    public EhrPlugin() {
        super("ehr", ApiVersion.CURRENT);
    }

    @Override
    protected void configure() {
        extension(ExtensionKind.DATA, "cinc2019", Cinc2019Source.class);
        extension(ExtensionKind.DATA, "eicu", EicuSource.class);
        extension(ExtensionKind.DATA, "table-folder", TableFolderSource.class);
        extension(ExtensionKind.DATA, "synthetic-icu", SyntheticIcuSource.class);
        extension(ExtensionKind.GENERATOR, "icu", IcuGenerator.class);
        extension(ExtensionKind.SCORER, "cinc2019", Cinc2019Scorer.class);
        extension(ExtensionKind.FORMAT, "cinc2019", Cinc2019Format.class);
    }
}
