package dev.decant.plugin.classic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.network.Features;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.Phase;
import dev.decant.api.task.Task;
import dev.decant.plugin.classic.feature.AttentionTransfer;
import dev.decant.plugin.classic.feature.FitNets;
import dev.decant.plugin.classic.feature.LocalityGuidance;
import dev.decant.plugin.classic.feature.OneForAll;
import dev.decant.plugin.classic.feature.SpectralMatching;
import dev.decant.plugin.classic.feature.TeacherUnit;
import dev.decant.plugin.classic.feature.VariationalInformation;
import dev.decant.plugin.classic.logit.CorrelatedTargets;
import dev.decant.plugin.classic.logit.DecoupledTargets;
import dev.decant.plugin.classic.logit.SoftTargets;
import dev.decant.plugin.classic.relation.ContrastiveRepresentation;
import dev.decant.plugin.classic.relation.RedundancySuppression;
import dev.decant.plugin.classic.relation.RelationalDistillation;
import dev.decant.plugin.classic.relation.SimilarityPreserving;
import dev.decant.testkit.GraphHarness;
import dev.decant.testkit.HarnessContext;
import dev.decant.testkit.LinearNetwork;
import dev.decant.testkit.LinearNetwork.Layer;
import dev.decant.testkit.LinearNetwork.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tensorflow.ndarray.Shape;

/**
 * Roots and quotients have no finite gradient at zero: where all of the student's features and logits are 0, and where
 * those of the teacher are too, losses and gradients stay finite.
 */
class FeaturelessStudentTest {
    private static final int RECORDS = 4;
    private static final int TIME = 6;
    private static final Task CLASSES = new Task.MultiClass(List.of("a", "b", "c"));

    @TestFactory
    Stream<DynamicTest> gradientsStayFinite() {
        List<Integer> all = List.of();
        return Stream.of(
                        test(new SoftTargets(), new SoftTargets.Options(0.5, 2, true)),
                        test(new DecoupledTargets(), new DecoupledTargets.Options(1, 8, 4, true)),
                        test(new CorrelatedTargets(), new CorrelatedTargets.Options(2, 2, 1, false)),
                        test(
                                new LocalityGuidance(),
                                new LocalityGuidance.Options(1, all, TeacherUnit.TEACHER_VARIANCE)),
                        test(
                                new FitNets(),
                                new FitNets.Options(
                                        FitNets.Stages.ONE, 0, 0.5, 1, 0.5, 3, TeacherUnit.TEACHER_VARIANCE)),
                        test(new AttentionTransfer(), new AttentionTransfer.Options(10, all)),
                        test(
                                new VariationalInformation(),
                                new VariationalInformation.Options(1, 5, all, TeacherUnit.TEACHER_VARIANCE)),
                        test(
                                new SpectralMatching(),
                                new SpectralMatching.Options(1, all, TeacherUnit.TEACHER_VARIANCE)),
                        test(new OneForAll(), new OneForAll.Options(1, 1.5, all)),
                        test(new SimilarityPreserving(), new SimilarityPreserving.Options(3000, all)),
                        test(new RelationalDistillation(), new RelationalDistillation.Options(25, 50)),
                        test(
                                new ContrastiveRepresentation(),
                                new ContrastiveRepresentation.Options(
                                        1, 4, 0.07, ContrastiveRepresentation.Negatives.OTHER_RECORDS)),
                        test(new RedundancySuppression(), new RedundancySuppression.Options(1, 0.01, 2)))
                .flatMap(tests -> tests);
    }

    private static <C extends Record> Stream<DynamicTest> test(DistillationStrategy<C> strategy, C options) {
        String name = strategy.getClass().getSimpleName();
        return Stream.of(
                DynamicTest.dynamicTest(name, () -> check(strategy, options, List.of("student/"))),
                DynamicTest.dynamicTest(
                        name + ", and so the teacher",
                        () -> check(strategy, options, List.of("student/", "teacher/"))));
    }

    private static <C extends Record> void check(DistillationStrategy<C> strategy, C options, List<String> zeros) {
        try (GraphHarness harness = new GraphHarness(1)) {
            List<ReadoutSpec> readouts = List.of(ReadoutSpec.of(CLASSES));
            float[] mask = new float[RECORDS * TIME];
            Arrays.fill(mask, 1);
            mask[mask.length - 1] = 0;
            float[] targets = new float[RECORDS * 3];
            for (int i = 0; i < RECORDS; i++) {
                targets[i * 3 + i % 3] = 1;
            }
            List<Phase> phases = strategy.phases(
                    HarnessContext.of(
                            harness,
                            CLASSES,
                            new Features(
                                    harness.input(
                                            Shape.of(-1, TIME, 2),
                                            Shape.of(RECORDS, TIME, 2),
                                            MethodBench.random(RECORDS * TIME * 2, 1)),
                                    harness.input(Shape.of(-1, TIME), Shape.of(RECORDS, TIME), mask),
                                    Optional.empty()),
                            harness.input(Shape.of(-1, 3), Shape.of(RECORDS, 3), targets),
                            LinearNetwork.build(
                                    harness.scope("student"),
                                    2,
                                    List.of(new Layer(3, 2), new Layer(4, 1)),
                                    Tokens.WITHOUT,
                                    CLASSES,
                                    readouts),
                            LinearNetwork.build(
                                    harness.scope("teacher"),
                                    2,
                                    List.of(new Layer(4, 1), new Layer(3, 1)),
                                    Tokens.WITHOUT,
                                    CLASSES,
                                    readouts)),
                    options);
            for (String owner : zeros) {
                for (String parameter : harness.parameters(owner)) {
                    harness.set(parameter, new float[harness.get(parameter).length]);
                }
            }
            harness.measureStatistics();
            for (Phase phase : phases) {
                assertThat(harness.scalar(phase.loss())).isFinite();
                List<String> trained = Stream.of("student/", "strategy/")
                        .flatMap(owner -> harness.parameters(owner).stream())
                        .toList();
                Map<String, float[]> gradients = harness.gradients(phase.loss(), trained);
                gradients.forEach((name, gradient) -> {
                    for (float value : gradient) {
                        assertThat(value).as(name).isFinite();
                        assertThat(Math.abs(value)).as(name).isLessThan(1e5f);
                    }
                });
            }
        }
    }
}
