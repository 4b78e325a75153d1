package dev.decant.study.search;

import dev.decant.io.text.Counted;
import dev.decant.runtime.config.TuneConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * How many epochs a trial has in all when it reaches each rung, ascending.
 *
 * @param epochs of the first rung, the second, ...
 */
public record Rungs(List<Integer> epochs) {
    public Rungs {
        epochs = List.copyOf(epochs);
    }

    /**
     * The least, η times as many, and so on below the greatest; then the greatest.
     *
     * @throws IllegalArgumentException if the least is more than the greatest
     */
    public static Rungs of(int least, int greatest, int eta) {
        if (least > greatest) {
            throw new IllegalArgumentException("min-epochs = " + least + " is more than the "
                    + new Counted(greatest, "epoch") + " that a trial has");
        }
        List<Integer> epochs = new ArrayList<>();
        for (long rung = least; rung < greatest; rung *= eta) {
            epochs.add((int) rung);
        }
        epochs.add(greatest);
        return new Rungs(epochs);
    }

    /**
     * As a search is configured.
     *
     * @param full epochs that the target is trained with
     */
    static Rungs of(TuneConfig tune, int full) {
        int greatest = Math.min(full, tune.maxEpochs().orElse(full));
        return tune.scheduler() == TuneConfig.Scheduler.FULL
                ? new Rungs(List.of(greatest))
                : of(tune.minEpochs(), greatest, tune.eta());
    }

    int count() {
        return epochs.size();
    }

    int at(int rung) {
        return epochs.get(rung);
    }
}
