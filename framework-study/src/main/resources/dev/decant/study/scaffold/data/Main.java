package @package@;

import dev.decant.api.config.InputFormat;
import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.DataSource;
import dev.decant.api.data.Workspace;
import dev.decant.io.file.RecordFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Labelled recordings in CSV files: {@code labels.csv} with the columns record, label and, if there are any, subject; beside it
 * {@code RECORD.csv} for each, with a line of channel names and then a row for each step.
 */
public final class @Name@ implements DataSource<@Name@.Options> {
    /** What a configuration can set; the defaults stand in reference.conf. What decides the form of inputs is an @InputFormat. */
    public record Options(
            @Meaning("folders and zips with labels.csv and a .csv file for each record") List<Path> path,
            @InputFormat @Meaning("columns that are read, in this order") List<String> channels,
            @InputFormat @Meaning("rows a second, in Hz") @Range(min = 1e-9, max = 1e9) double sampleRate,
            @InputFormat
            @Meaning("steps that networks see: a part of longer records; shorter ones are padded")
            @Range(min = 1, max = 1_000_000)
            int steps) {}

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "Labelled recordings, each a CSV file beside labels.csv";
    }

    /** Folders, folders within them and zips alike; what is named like a hidden file is left out. The set closes the files. */
    @Override
    public DataSet open(Options config, Workspace workspace) {
        return RecordFiles.open(
                config.path(),
                name -> name.toLowerCase(Locale.ROOT).endsWith(".csv"),
                files -> new @Name@Set(files, config));
    }
}
