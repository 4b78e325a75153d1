package dev.decant.runtime.series;

import dev.decant.api.config.InputFormat;
import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import java.nio.file.Path;
import java.util.List;

/** How labelled series are read. */
public record UcrOptions(
        @Meaning("folders and zips with .tsv, .csv or .txt files, or single ones: a label and the values in each line")
        List<Path> path,

        @InputFormat
        @Meaning("values a second, in Hz: the unit of time of whatever is said in seconds")
        @Range(min = 1e-9, max = 1e9)
        double sampleRate,

        @InputFormat
        @Meaning("how many neighbouring values become one, their mean, for series that are longer than need be")
        @Range(min = 1, max = 1_000_000)
        int every,

        @InputFormat @Meaning("each series to mean 0 and deviation 1")
        boolean standardise) {}
