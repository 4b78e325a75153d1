package dev.decant.api.listener;

import java.time.Instant;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The end of a command that did what it was to do.
 *
 * @param files that it wrote beside those of its runs, such as the page of a comparison
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record StudyEnd(List<WrittenFile> files, Instant at) {
    public StudyEnd {
        files = List.copyOf(files);
    }
}
