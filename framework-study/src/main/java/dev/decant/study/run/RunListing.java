package dev.decant.study.run;

import dev.decant.runtime.run.RunCheck;
import dev.decant.runtime.run.RunDamage;
import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.run.RunStore;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /**
     * What is damaged in the runs of a folder, in the order of the names: every file of a finished run is read and compared with
     * what was written, and the last checkpoint of one that is not finished.
     *
     * @param runs such as {@code runs}
     * @return one entry for each run, with no damage where none is found
     */
    public Map<Path, List<RunDamage>> verify(Path runs) throws IOException {
        Map<Path, List<RunDamage>> verified = new LinkedHashMap<>();
        for (RunFolder folder : RunStore.list(runs)) {
            verified.put(folder.path(), new RunCheck(folder).damages());
        }
        return verified;
    }
}
