package dev.decant.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.runtime.data.Batch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WeightAverageTest {
    @Test
    void theAverageOfTheWeightsIsThatOfADoubleLoopAndGivesThemBackUntouched() {
        for (int accumulate : List.of(1, 4)) {
            Batch batch = SmallGraph.batch(8, 4);
            try (RunGraph graph =
                    RunGraph.build(SmallGraph.spec(SmallGraph.with(SmallGraph.train(8, accumulate, 0), 0, 0.7), 1))) {
                RunVariables variables = graph.variables();
                variables.initialise();
                variables.beginPhase();
                Map<String, double[]> expected = SmallGraph.values(variables.modelSnapshot(Map.of()));
                for (int step = 1; step <= 5; step++) {
                    graph.step(0, batch, step - 1, step, SmallGraph.RATE);
                    SmallGraph.values(variables.modelSnapshot(Map.of())).forEach((name, weights) -> {
                        double[] average = expected.get(name);
                        for (int i = 0; i < average.length; i++) {
                            average[i] = 0.7 * average[i] + 0.3 * weights[i];
                        }
                    });
                }
                Map<String, double[]> trained = SmallGraph.values(variables.snapshot(Map.of()));
                float[][] before = graph.predict(batch);
                try (RunVariables.Averaged averaged = variables.averaged()) {
                    SmallGraph.values(variables.modelSnapshot(Map.of()))
                            .forEach((name, average) ->
                                    assertThat(average).as(name).containsExactly(expected.get(name), within(1e-6)));
                    assertThat(graph.predict(batch)).isNotEqualTo(before);
                }
                assertThat(graph.predict(batch)).isDeepEqualTo(before);
                SmallGraph.values(variables.snapshot(Map.of()))
                        .forEach((name, value) -> assertThat(value).as(name).isEqualTo(trained.get(name)));
            }
        }
    }

    @Test
    void averagingChangesNoStepAndAPhaseBeginsItsAveragesWithThePresentWeights() {
        Batch batch = SmallGraph.batch(8, 4);
        Map<String, double[]> without = SmallGraph.after(SmallGraph.train(8, 1, 1), batch);
        assertThat(without.keySet()).noneMatch(name -> name.startsWith("ema"));
        SmallGraph.after(SmallGraph.with(SmallGraph.train(8, 1, 1), 0, 0.9), batch)
                .forEach((name, value) -> assertThat(value).as(name).isEqualTo(without.get(name)));
        try (RunGraph graph = RunGraph.build(SmallGraph.spec(SmallGraph.with(SmallGraph.train(8, 1, 0), 0, 0.9), 1))) {
            RunVariables variables = graph.variables();
            variables.initialise();
            graph.step(0, batch, 0, 1, SmallGraph.RATE);
            variables.beginPhase();
            Map<String, double[]> present = SmallGraph.values(variables.modelSnapshot(Map.of()));
            try (RunVariables.Averaged averaged = variables.averaged()) {
                SmallGraph.values(variables.modelSnapshot(Map.of()))
                        .forEach((name, value) -> assertThat(value).as(name).isEqualTo(present.get(name)));
            }
        }
    }
}
