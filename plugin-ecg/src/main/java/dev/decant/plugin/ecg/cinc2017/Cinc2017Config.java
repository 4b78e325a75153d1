package dev.decant.plugin.ecg.cinc2017;

import dev.decant.api.config.InputFormat;
import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.plugin.ecg.signal.Normalise;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The options of the source {@code cinc2017}. */
public record Cinc2017Config(
        @Meaning(
                "Folders, zips or single files of records with a REFERENCE.csv; folders are searched recursively, several are one set")
        List<Path> path,

        @InputFormat @Meaning("Sampling rate that records are brought to, in Hz") @Range(min = 1, max = 10_000)
        double sampleRate,

        @InputFormat @Meaning("Length of what the networks see; longer records are cropped, shorter ones padded")
        Duration length,

        @InputFormat
        @Meaning(
                "z-score: each lead to mean 0 and standard deviation 1; min-max: each lead from -1 to 1; none: millivolts")
        Normalise normalise) {
    public Cinc2017Config {
        path = List.copyOf(path);
    }
}
