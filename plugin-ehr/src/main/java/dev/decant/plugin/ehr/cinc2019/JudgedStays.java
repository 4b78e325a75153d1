package dev.decant.plugin.ehr.cinc2019;

import dev.decant.api.score.Predictions;
import dev.decant.plugin.ehr.cinc2019.ChallengeUtility.Stay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The stays in the rows of predictions: consecutive rows of one identifier are one stay.
 *
 * @param starts the first row of each stay, and the number of rows at the end
 */
record JudgedStays(Predictions predictions, int[] starts) {
    static JudgedStays of(Predictions predictions) {
        List<String> ids = predictions.ids();
        int[] starts = new int[ids.size() + 1];
        int records = 0;
        for (int row = 0; row < ids.size(); row++) {
            if (row == 0 || !ids.get(row).equals(ids.get(row - 1))) {
                starts[records++] = row;
            }
        }
        starts[records] = ids.size();
        return new JudgedStays(predictions, Arrays.copyOf(starts, records + 1));
    }

    /** What the calls of each stay are worth. */
    List<Stay> worth() {
        List<Stay> stays = new ArrayList<>(starts.length);
        for (int s = 0; s + 1 < starts.length; s++) {
            stays.add(ChallengeUtility.of(column(predictions.published(), s), column(predictions.decisions(), s)));
        }
        return stays;
    }

    /** What calling sepsis in each row gains against silence. */
    double[] gains() {
        double[] gains = new double[predictions.ids().size()];
        for (int s = 0; s + 1 < starts.length; s++) {
            int first = ChallengeUtility.first(column(predictions.published(), s));
            for (int row = starts[s]; row < starts[s + 1]; row++) {
                int hour = row - starts[s];
                gains[row] = ChallengeUtility.called(hour, first) - ChallengeUtility.silent(hour, first);
            }
        }
        return gains;
    }

    /** The only class in the rows of a stay. */
    private boolean[] column(boolean[][] rows, int stay) {
        boolean[] column = new boolean[starts[stay + 1] - starts[stay]];
        for (int i = 0; i < column.length; i++) {
            column[i] = rows[starts[stay] + i][0];
        }
        return column;
    }
}
