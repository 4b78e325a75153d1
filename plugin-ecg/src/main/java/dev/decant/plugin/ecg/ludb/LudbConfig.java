package dev.decant.plugin.ecg.ludb;

import dev.decant.api.config.InputFormat;
import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.plugin.ecg.dataset.Unscored;
import dev.decant.plugin.ecg.signal.Band;
import dev.decant.plugin.ecg.signal.Normalise;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The options of the source {@code ludb}. */
public record LudbConfig(
        @Meaning("Folders, zips or single files of the records; folders are searched recursively, several are one set")
        List<Path> path,

        @Meaning(
                "Table with the columns name (a phrase of the headers) and label (a scored class, or empty); a built-in one if absent")
        Optional<Path> mapping,

        @Meaning(
                "Labels to predict, such as [AF, NSR], in the order of the logits; those that the mapping can give if absent")
        Optional<List<String>> classes,

        @Meaning("What becomes of records with no scored diagnosis: drop, or keep as records without any class")
        Unscored unscored,

        @InputFormat
        @Meaning("Leads to read: 12, 6 (limb), 4 (I II III V2), 3 (I II V2), 2 (I II), or a list of lead names")
        List<String> leads,

        @InputFormat @Meaning("Sampling rate that records are brought to, in Hz") @Range(min = 10, max = 10_000)
        double sampleRate,

        @InputFormat @Meaning("Length of what the networks see; longer records are cropped, shorter ones padded")
        Duration length,

        @InputFormat @Meaning("Frequencies to keep, forwards and backwards in time; all if absent")
        Optional<Band> bandPass,

        @InputFormat
        @Meaning(
                "z-score: each lead to mean 0 and standard deviation 1; min-max: each lead from -1 to 1; none: millivolts")
        Normalise normalise) {
    public LudbConfig {
        path = List.copyOf(path);
        classes = classes.map(List::copyOf);
        leads = List.copyOf(leads);
    }
}
