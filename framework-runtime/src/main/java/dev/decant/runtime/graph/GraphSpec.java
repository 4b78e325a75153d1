package dev.decant.runtime.graph;

import dev.decant.api.network.InputSpec;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.Selected;
import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.run.Recipe;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.run.TeacherRun;
import java.util.List;
import java.util.Optional;

/** The slice of a run that decides its graph. */
public record GraphSpec(DataForm data, Recipe recipe, Optional<TeacherSpec> teacher) {
    /**
     * The frozen network.
     *
     * @param readouts those that its own training asked for
     * @param thresholds those that its run chose, one for each class
     */
    public record TeacherSpec(
            Selected<NetworkProvider<Record>> network, List<ReadoutSpec> readouts, float[] thresholds) {
        /** What a finished run brings along as a teacher. */
        public static TeacherSpec of(TeacherRun teacher) {
            return new TeacherSpec(
                    teacher.network(), teacher.readouts(), teacher.run().thresholds());
        }
    }

    /** The graph of a run on data of this form. */
    public static GraphSpec of(RunSpec run, DataForm data) {
        return new GraphSpec(data, run.recipe(), run.teacher().map(TeacherSpec::of));
    }

    InputSpec input() {
        return data.input();
    }

    Task task() {
        return data.task();
    }

    /** Whether some records that it trains on have no label. */
    boolean partlyLabelled() {
        return data.labelled() < 1;
    }

    float[] classWeights() {
        return data.classWeights();
    }

    Selected<DistillationStrategy<Record>> strategy() {
        return recipe.strategy();
    }

    TrainConfig train() {
        return recipe.train();
    }

    /** The readouts that the strategy asks the student for. */
    List<ReadoutSpec> readouts() {
        return recipe.readouts(data.task());
    }
}
