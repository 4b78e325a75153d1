package dev.decant.study.comparison;

import dev.decant.api.data.DataException;
import dev.decant.runtime.run.FinishedRun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Refuses to compare runs that were not trained on the same batches in the same order for their common epochs. Where some
 * training records have no label, what has no teacher has batches of its own.
 */
final class CommonPlan {
    private CommonPlan() {}

    /** Runs of one key have the same batches. */
    private record Key(long seed, boolean onLabelledAlone) {
        static Key of(FinishedRun run) {
            return new Key(run.seed(), run.onLabelledAlone());
        }
    }

    /** @throws DataException that names two runs whose plans differ */
    static void require(ComparisonRuns runs, String baseline) {
        Map<Key, FinishedRun> references = new HashMap<>();
        for (FinishedRun run : runs.contenders().getOrDefault(baseline, List.of())) {
            references.put(Key.of(run), run);
        }
        for (List<FinishedRun> finished : runs.contenders().values()) {
            for (FinishedRun run : finished) {
                FinishedRun reference = references.computeIfAbsent(Key.of(run), key -> run);
                int common = Math.min(run.plan().size(), reference.plan().size());
                if (common > 0
                        && !run.plan().get(common - 1).equals(reference.plan().get(common - 1))) {
                    throw new DataException("the runs " + run.folder().path() + " and "
                            + reference.folder().path() + " were trained on different batches (data, split,"
                            + " train.batch-size or seed differ), so they cannot be compared");
                }
            }
        }
    }
}
