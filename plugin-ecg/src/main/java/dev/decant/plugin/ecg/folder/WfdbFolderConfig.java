package dev.decant.plugin.ecg.folder;

import dev.decant.api.config.InputFormat;
import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.plugin.ecg.signal.Normalise;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The options of the source {@code wfdb-folder}. */
public record WfdbFolderConfig(
        @Meaning("Folders or zips of WFDB records, searched recursively, with a labels.csv; several are one set")
        List<Path> path,

        @Meaning("The classes and their order; by default all that the labels name, sorted")
        List<String> classes,

        @Meaning("Of longer records only the middle of this length is read")
        Optional<Duration> longest,

        @InputFormat
        @Meaning("Leads, or one of twelve-leads, six-leads, four-leads, three-leads, two-leads; by default those of the"
                + " first record")
        List<String> leads,

        @InputFormat @Meaning("Sampling rate that records are brought to, in Hz") @Range(min = 1, max = 10_000)
        double sampleRate,

        @InputFormat @Meaning("Length of what the networks see; longer records are cropped, shorter ones padded")
        Duration length,

        @InputFormat @Meaning("z-score: each lead to mean 0 and standard deviation 1; min-max: to -1 and 1; none: mV")
        Normalise normalise) {
    public WfdbFolderConfig {
        path = List.copyOf(path);
        classes = List.copyOf(classes);
        leads = List.copyOf(leads);
    }
}
