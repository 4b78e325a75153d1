package dev.decant.plugin.ehr.cinc2019;

import dev.decant.api.score.Predictions;
import dev.decant.api.score.Scorer;
import dev.decant.api.task.Task;
import dev.decant.testkit.ScorerContractTest;
import java.util.List;

final class Cinc2019ScorerContractTest extends ScorerContractTest<Cinc2019ScorerConfig> {
    /** Calls are rewarded from 12 hours before the onset until 3 hours after it; labels start 6 hours before it. */
    private static final int BEFORE_LABEL = 6;

    private static final int AFTER_LABEL = 9;

    @Override
    protected String type() {
        return "cinc2019";
    }

    @Override
    protected Scorer<Cinc2019ScorerConfig> scorer() {
        return new Cinc2019Scorer();
    }

    @Override
    protected Task task() {
        return new Task.PerStepBinary("sepsis");
    }

    @Override
    protected List<Task> refused() {
        return List.of(new Task.MultiClass(List.of("a", "b")), new Task.MultiLabel(List.of("sepsis")));
    }

    @Override
    protected Predictions perfect(Predictions predictions) {
        List<String> ids = predictions.ids();
        boolean[][] decisions = new boolean[ids.size()][1];
        float[][] probabilities = new float[ids.size()][1];
        for (int row = 0; row < decisions.length; row++) {
            int first = row;
            while (first < ids.size()
                    && ids.get(first).equals(ids.get(row))
                    && !predictions.truth()[first][0]) {
                first++;
            }
            while (first > 0
                    && ids.get(first - 1).equals(ids.get(row))
                    && predictions.truth()[first - 1][0]) {
                first--;
            }
            boolean septic = first < ids.size()
                    && ids.get(first).equals(ids.get(row))
                    && predictions.truth()[first][0];
            decisions[row][0] = septic && row - first >= -BEFORE_LABEL && row - first <= AFTER_LABEL;
            probabilities[row][0] = decisions[row][0] ? 1 : 0;
        }
        return new Predictions(predictions.task(), ids, probabilities, decisions, predictions.truth());
    }
}
