package dev.decant.runtime.training;

import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.graph.RunGraph;
import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.run.RunSpec;

/** A run while it is trained: what it is, where it is kept, what it learns from, and its graph. */
record ActiveRun(RunSpec spec, String id, RunFolder folder, OpenedData data, RunGraph graph) {
    TrainConfig train() {
        return spec.recipe().train();
    }

    /** Predicts with the graph's present weights. */
    SplitPredictor predictor() {
        return new SplitPredictor(data, data.assembler(train()), spec.evaluate());
    }
}
