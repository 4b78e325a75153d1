package dev.decant.plugin.ecg.hefei;

import dev.decant.api.config.InputFormat;
import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.plugin.ecg.dataset.Unscored;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import dev.decant.plugin.ecg.signal.Normalise;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The options of the source {@code hefei}. */
public record HefeiConfig(
        @Meaning("Folders or zips of records, searched recursively; several are one set")
        List<Path> path,

        @Meaning("A CSV with the columns phrase and label that replaces the built-in mapping to the scored classes")
        Optional<Path> mapping,

        @Meaning("Classes to predict; by default all that the mapping can give")
        List<ScoredDiagnosis> classes,

        @Meaning("What becomes of a record without any of the classes: drop or keep")
        Unscored unscored,

        @InputFormat @Meaning("Leads, or one of twelve-leads, six-leads, four-leads, three-leads, two-leads")
        List<String> leads,

        @InputFormat @Meaning("Sampling rate that records are brought to, in Hz") @Range(min = 1, max = 10_000)
        double sampleRate,

        @InputFormat @Meaning("Length of what the networks see; longer records are cropped, shorter ones padded")
        Duration length,

        @InputFormat @Meaning("z-score: each lead to mean 0 and standard deviation 1; min-max: to -1 and 1; none: mV")
        Normalise normalise) {
    public HefeiConfig {
        path = List.copyOf(path);
        classes = List.copyOf(classes);
        leads = List.copyOf(leads);
    }
}
