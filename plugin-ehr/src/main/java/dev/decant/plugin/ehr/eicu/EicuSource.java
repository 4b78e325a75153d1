package dev.decant.plugin.ehr.eicu;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.DataSource;
import dev.decant.api.data.Workspace;
import dev.decant.io.file.RecordFiles;
import dev.decant.io.file.StoredFile;
import dev.decant.io.generate.GeneratedFolder;
import dev.decant.plugin.ehr.dataset.LabelHorizon;
import dev.decant.plugin.ehr.psv.PsvDataSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Stays of the eICU Collaborative Research Database (Pollard et al. 2018). The tables are brought to one {@code .psv} for
 * each stay, in the workspace, once; {@code .psv} files are read as they are.
 */
public final class EicuSource implements DataSource<EicuConfig> {
    @Override
    public Class<EicuConfig> configType() {
        return EicuConfig.class;
    }

    @Override
    public String summary() {
        return "eICU Collaborative Research Database: its tables, hour by hour, in the columns of the Challenge of 2019";
    }

    /**
     * Converts the tables where that was not done yet: minutes for the whole database.
     *
     * @throws InvalidConfiguration if there are tables but no labels
     */
    @Override
    public DataSet open(EicuConfig config, Workspace workspace) {
        LabelHorizon horizon = LabelHorizon.of(config.labelHorizon());
        try (RecordFiles files = RecordFiles.open(
                config.path(), name -> isPsv(name) || EicuTable.of(name).isPresent())) {
            Map<EicuTable, List<StoredFile>> tables = EicuTable.find(files);
            if (!tables.containsKey(EicuTable.PATIENT)) {
                if (files.files().stream().noneMatch(file -> isPsv(file.name()))) {
                    throw new DataException(
                            config.path() + " has neither a table patient.csv or patient.csv.gz nor .psv files");
                }
                return PsvDataSet.open(config.path(), config.hours(), horizon, config.clip());
            }
            Optional<Onsets> onsets = config.labels().map(Onsets::read);
            if (onsets.isEmpty() && !config.unlabelled()) {
                throw new InvalidConfiguration("the eICU tables say nothing of sepsis: set labels to a table with"
                        + " patientunitstayid and onset_minutes, or unlabelled = true to predict only");
            }
            String options = "version " + EicuConversion.VERSION + " files " + files.fingerprint() + " longest "
                    + config.longest() + " onsets "
                    + onsets.map(Onsets::fingerprint).orElse("none");
            Path folder = new GeneratedFolder(workspace, "eicu")
                    .of(options, empty -> new EicuConversion(tables, onsets, config.longest()).write(empty));
            ConvertedFolder converted = new ConvertedFolder(folder);
            return PsvDataSet.open(folder, converted.patients(), converted.remarks(), horizon, config.clip());
        }
    }

    private static boolean isPsv(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".psv");
    }
}
