package dev.decant.runtime.series;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.DataSource;
import dev.decant.api.data.Workspace;
import dev.decant.io.file.RecordFiles;
import dev.decant.io.file.StoredFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Labelled series as the UCR Time Series Archive has them (Dau et al. 2019): one a line, the label first, then the values, apart
 * by tabs, commas or blanks, without a header. Missing values at the end make a series shorter; those within it lie on the line
 * between their neighbours.
 */
public final class UcrSource implements DataSource<UcrOptions> {
    private static final Pattern SERIES = Pattern.compile("(?i)(?!readme).*\\.(tsv|csv|txt)");

    @Override
    public Class<UcrOptions> configType() {
        return UcrOptions.class;
    }

    @Override
    public String summary() {
        return "Labelled series, one a line, as the UCR archive has them (Dau et al. 2019)";
    }

    /**
     * Reads all files: such sets fit into memory many times.
     *
     * @throws DataException if there is no series, a line is none, or fewer than two labels occur
     */
    @Override
    public DataSet open(UcrOptions config, Workspace workspace) {
        try (RecordFiles files =
                RecordFiles.open(config.path(), name -> SERIES.matcher(name).matches())) {
            List<LabelledSeries> series = new ArrayList<>();
            for (StoredFile file : files.files()) {
                series.addAll(LabelledSeries.read(file));
            }
            if (series.isEmpty()) {
                throw new DataException("no series in " + config.path()
                        + "; expected .tsv, .csv or .txt files with a label and values in each line");
            }
            return new SeriesSet(series, config, files.fingerprint());
        }
    }
}
