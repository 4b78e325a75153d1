package dev.decant.plugin.ecg.folder;

import dev.decant.api.config.InputFormat;
import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.plugin.ecg.signal.Band;
import dev.decant.plugin.ecg.signal.Normalise;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The options of the source {@code wfdb-folder}. */
public record FolderConfig(
        @Meaning(
                "Folders, zips or single files of WFDB records with a labels.csv; folders are searched recursively, several are one set")
        List<Path> path,

        @Meaning("Table of labels outside of path; the labels.csv within path if absent")
        Optional<Path> labels,

        @Meaning("multi-class or multi-label; if absent, multi-class where every record has exactly one label")
        Optional<FolderTask> task,

        @Meaning("Labels to predict, in the order of the logits; all that occur if absent, sorted")
        Optional<List<String>> classes,

        @InputFormat
        @Meaning(
                "Leads to read: 12, 6 (limb), 4 (I II III V2), 3 (I II V2), 2 (I II), or a list of lead names, which may be channels of any unit; the voltages that most records have if absent")
        Optional<List<String>> leads,

        @InputFormat @Meaning("Sampling rate that records are brought to, in Hz") @Range(min = 10, max = 10_000)
        double sampleRate,

        @InputFormat @Meaning("Length of what the networks see; longer records are cropped, shorter ones padded")
        Duration length,

        @Meaning("Of longer records only the middle of that length is read; at least length")
        Duration longest,

        @InputFormat @Meaning("Frequencies to keep, forwards and backwards in time; all if absent")
        Optional<Band> bandPass,

        @InputFormat
        @Meaning(
                "z-score: each lead to mean 0 and standard deviation 1; min-max: each lead from -1 to 1; none: millivolts")
        Normalise normalise) {
    public FolderConfig {
        path = List.copyOf(path);
        classes = classes.map(List::copyOf);
        leads = leads.map(List::copyOf);
    }
}
