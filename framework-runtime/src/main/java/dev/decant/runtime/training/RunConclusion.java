package dev.decant.runtime.training;

import dev.decant.api.score.Predictions;
import dev.decant.runtime.graph.RunVariables;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.PreparationFile;
import dev.decant.runtime.run.RunCost;
import dev.decant.runtime.run.RunStore;
import java.io.IOException;
import java.util.List;

/** What is left to do once a run is trained: thresholds, the test split, the exported network, the result. */
final class RunConclusion {
    private final ActiveRun run;
    private final RunCheckpoints checkpoints;

    RunConclusion(ActiveRun run, RunCheckpoints checkpoints) {
        this.run = run;
        this.checkpoints = checkpoints;
    }

    /**
     * The best checkpoint, thresholds from the validation split, then the test split: once.
     *
     * @param plan digests of the planned order of batches
     */
    FinishedRun conclude(TrainingState state, List<String> plan) throws IOException {
        checkpoints.restoreBest();
        SplitPredictor predictor = run.predictor();
        int[] validation = run.data().split().validation();
        float[] thresholds = predictor.thresholds(validation, predictor.probabilities(run.graph(), validation));
        int[] test = run.data().split().test();
        Predictions predictions = predictor.predictions(test, predictor.probabilities(run.graph(), test), thresholds);
        run.graph().exportStudent(run.folder().student());
        PreparationFile.write(run.folder(), run.data().set(), run.data().transform());
        FinishedRun finished = new FinishedRun(
                run.id(),
                run.folder(),
                run.spec().label(),
                run.train().seed(),
                thresholds,
                state.bestEpoch() + 1,
                state.nextEpoch(),
                predictions,
                run.data().rows(test).groups(),
                plan,
                cost(state));
        RunStore.write(finished);
        return finished;
    }

    private RunCost cost(TrainingState state) {
        double seconds = Math.max(1e-9, state.trainSeconds());
        RunVariables variables = run.graph().variables();
        return new RunCost(
                state.trainSeconds(),
                state.samples() / seconds,
                state.waitSeconds() / seconds,
                state.peakMemoryMiB(),
                variables.trainableParameters(),
                variables.strategyParameters());
    }
}
