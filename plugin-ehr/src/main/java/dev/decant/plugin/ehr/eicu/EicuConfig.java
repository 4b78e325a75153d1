package dev.decant.plugin.ehr.eicu;

import dev.decant.api.config.InputFormat;
import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.plugin.ehr.psv.HourOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The options of the source {@code eicu}. */
public record EicuConfig(
        @Meaning("Folders, zips or single files with the tables (.csv or .csv.gz), or with .psv files made of them")
        List<Path> path,

        @Meaning(
                "Table of the onsets: patientunitstayid and onset_minutes or onset_hours since unit admission, empty where there is none; not needed for .psv files")
        Optional<Path> labels,

        @Meaning("Whether to read the tables without labels, all hours negative: for predictions alone")
        boolean unlabelled,

        @Meaning("Longest stay in hours; later hours are left out") @Range(min = 1, max = 100_000)
        int longest,

        @Meaning("From how long before the onset of sepsis on an hour is positive")
        Duration labelHorizon,

        @Meaning(
                "Of .psv files, what becomes of rows whose ICULOS goes back, stands twice or leaves hours out: keep them as they are, sort by it, or refuse the data; keep and sort count them")
        HourOrder hours,

        @InputFormat
        @Meaning("The greatest magnitude of a prepared value, in robust standard deviations of the training patients")
        @Range(min = 1, max = 1000)
        double clip) {
    public EicuConfig {
        path = List.copyOf(path);
    }
}
