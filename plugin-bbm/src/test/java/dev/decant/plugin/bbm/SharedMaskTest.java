package dev.decant.plugin.bbm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.network.Block;
import dev.decant.api.network.Features;
import dev.decant.api.network.Mode;
import dev.decant.api.network.Pass;
import dev.decant.api.strategy.Segment;
import dev.decant.nn.layer.TimeResize;
import dev.decant.testkit.GraphHarness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** Sequences of unknown length that have one mask have one length: nothing has to be resized. */
class SharedMaskTest {
    @Test
    void sequencesOfOneMaskAreNotResized() {
        try (GraphHarness harness = new GraphHarness(1)) {
            Features from = new Features(
                    harness.input(Shape.of(-1, -1, 1), Shape.of(1, 3, 1), 2, 3, 5),
                    harness.input(Shape.of(-1, -1), Shape.of(1, 3), 1, 1, 0),
                    Optional.empty());
            Features to = from.withSequence(harness.input(Shape.of(-1, -1, 2), Shape.of(1, 3, 2), new float[6]));
            Transformation h = Transformation.create(harness.scope("test"), TimeResize.LINEAR, 1, 1, 2);
            harness.set("test/kernel", 10, 100);
            Operand<TFloat32> transformed = h.apply(harness.tf(), from, to);
            assertThat(harness.value(transformed)).containsExactly(20, 200, 30, 300, 50, 500);
            assertThat(transformed.shape().get(2)).isEqualTo(2);
            assertThat(operations(harness)).doesNotContain("ResizeBilinear");
        }
    }

    @Test
    void oneApplicationToBothInputsKeepsTheMaskWhereTheSegmentDoes() {
        try (GraphHarness harness = new GraphHarness(1)) {
            Features own = new Features(
                    harness.input(Shape.of(-1, -1, 1), Shape.of(1, 2, 1), 2, 3),
                    harness.input(Shape.of(-1, -1), Shape.of(1, 2), 1, 1),
                    Optional.empty());
            Features foreign = own.withSequence(harness.input(Shape.of(-1, -1, 1), Shape.of(1, 2, 1), 5, 7));
            Pass pass = harness.pass("pass", Mode.TRAINING);
            Application kept = Application.joined(segment(in -> in), pass, own, foreign);
            assertThat(kept.own().mask()).isSameAs(own.mask());
            Application changed = Application.joined(
                    segment(in -> new Features(in.sequence(), harness.tf().identity(in.mask()), in.tokens())),
                    pass,
                    own,
                    foreign);
            assertThat(changed.own().mask()).isNotSameAs(own.mask());
            assertThat(harness.value(changed.own().mask())).containsExactly(1, 1);
        }
    }

    private static Segment segment(java.util.function.UnaryOperator<Features> does) {
        return new Segment(List.of(new Block() {
            @Override
            public String name() {
                return "block0";
            }

            @Override
            public Features apply(Pass pass, Features in) {
                return does.apply(in);
            }
        }));
    }

    private static List<String> operations(GraphHarness harness) {
        List<String> types = new ArrayList<>();
        ((Graph) harness.tf().scope().env()).operations().forEachRemaining(operation -> types.add(operation.type()));
        return types;
    }
}
