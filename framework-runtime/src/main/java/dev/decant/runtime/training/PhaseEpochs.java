package dev.decant.runtime.training;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.runtime.graph.PhaseInfo;
import java.util.List;

/** Which epochs belong to which phase: the boundaries are the rounded cumulative shares. */
public record PhaseEpochs(int[] firstEpochs, int total) {
    /** @throws InvalidConfiguration if a phase gets no epoch */
    public static PhaseEpochs of(List<PhaseInfo> phases, int epochs) {
        int[] first = new int[phases.size()];
        double share = 0;
        for (int i = 0; i < first.length; i++) {
            first[i] = (int) Math.round(share * epochs);
            share += phases.get(i).shareOfEpochs();
        }
        PhaseEpochs divided = new PhaseEpochs(first, epochs);
        for (int i = 0; i < first.length; i++) {
            if (divided.length(i) == 0) {
                throw new InvalidConfiguration("train.epochs = " + epochs + " leaves no epoch for the phase "
                        + phases.get(i).name() + ", which has a share of "
                        + phases.get(i).shareOfEpochs());
            }
        }
        return divided;
    }

    /** The phase of an epoch; both from 0. */
    int phase(int epoch) {
        int phase = 0;
        for (int i = 0; i < firstEpochs.length; i++) {
            if (firstEpochs[i] <= epoch) {
                phase = i;
            }
        }
        return phase;
    }

    /** Whether an epoch is the first of its phase. */
    boolean begins(int epoch) {
        return firstEpochs[phase(epoch)] == epoch;
    }

    /** The epochs before this one within its phase. */
    int within(int epoch) {
        return epoch - firstEpochs[phase(epoch)];
    }

    /** The number of epochs of a phase. */
    int length(int phase) {
        return (phase + 1 < firstEpochs.length ? firstEpochs[phase + 1] : total) - firstEpochs[phase];
    }
}
