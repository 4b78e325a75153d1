package dev.decant.study.run;

import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.run.RunStore;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lists what was trained. */
public final class RunListing {
    @Inject
    RunListing() {}

    /**
     * Every run of a folder of runs, finished or not, in the order of the names.
     *
     * @param runs such as {@code runs}; empty where it does not exist
     */
    public List<ListedRun> list(Path runs) throws IOException {
        List<ListedRun> listed = new ArrayList<>();
        for (RunFolder folder : RunStore.list(runs)) {
            listed.add(ListedRun.of(folder));
        }
        return listed;
    }
}
