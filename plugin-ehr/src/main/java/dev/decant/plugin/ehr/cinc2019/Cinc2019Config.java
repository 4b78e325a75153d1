package dev.decant.plugin.ehr.cinc2019;

import dev.decant.api.config.InputFormat;
import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.plugin.ehr.psv.HourOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The options of the source {@code cinc2019}. */
public record Cinc2019Config(
        @Meaning("Folders, zips or single files of .psv files; folders are searched recursively, several are one set")
        List<Path> path,

        @Meaning("From how long before the onset of sepsis on an hour is positive; the files have 6h")
        Duration labelHorizon,

        @Meaning(
                "What becomes of rows whose ICULOS goes back, stands twice or leaves hours out: keep them as they are, sort by it, or refuse the data; keep and sort count them")
        HourOrder hours,

        @InputFormat
        @Meaning("The greatest magnitude of a prepared value, in robust standard deviations of the training patients")
        @Range(min = 1, max = 1000)
        double clip) {
    public Cinc2019Config {
        path = List.copyOf(path);
    }
}
