package dev.decant.nn.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.network.Initializer;
import dev.decant.api.network.ParameterGroup;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.Statistic;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;

class VariableStoreTest {
    private static final Initializer DRAWN = (shape, random) -> {
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    };

    private final Graph graph = new Graph();
    private final Ops tf = Ops.create(graph);
    private final VariableStore store = new VariableStore(tf, 3);

    @AfterEach
    void close() {
        graph.close();
    }

    @Test
    void theInitialValueDependsOnSeedAndLocalNameNotOnTheOwner() {
        store.scope(Owner.STRATEGY).parameter("other", Shape.of(2), DRAWN);
        store.scope(Owner.TEACHER).child("block").parameter("kernel", Shape.of(2), DRAWN);
        store.scope(Owner.STUDENT).child("block").parameter("kernel", Shape.of(2), DRAWN);
        assertThat(store.variables())
                .extracting(StoredVariable::name)
                .containsExactly("strategy/other", "teacher/block/kernel", "model/block/kernel");
        float[] drawn = DRAWN.values(Shape.of(2), NamedSeed.random(3, "block/kernel"));
        assertThat(initial(1)).isEqualTo(drawn);
        assertThat(initial(2)).isEqualTo(drawn);
        assertThat(initial(0)).isNotEqualTo(drawn);
    }

    @Test
    void readoutsAreAGroupOfTheirOwnAndTheTeacherIsInNone() {
        ParameterScope student = store.scope(Owner.STUDENT);
        student.parameter("kernel", Shape.of(1), DRAWN);
        student.readout("class").parameter("kernel", Shape.of(1), DRAWN);
        student.statistic("mean", Shape.of(1), 0);
        store.scope(Owner.TEACHER).parameter("kernel", Shape.of(1), DRAWN);
        assertThat(store.trainedBy(Set.of(ParameterGroup.STUDENT_BLOCKS)))
                .extracting(StoredVariable::name)
                .containsExactly("model/kernel");
        assertThat(store.trainedBy(Set.of(ParameterGroup.STUDENT_BLOCKS_REACHED)))
                .extracting(StoredVariable::name)
                .containsExactly("model/kernel");
        assertThat(store.trainedBy(Set.of(ParameterGroup.values())))
                .extracting(StoredVariable::name)
                .containsExactly("model/kernel", "model/readout/class/kernel");
    }

    @Test
    void aNameIsTakenOnceAndAnInitialiserFillsTheShape() {
        ParameterScope scope = store.scope(Owner.STUDENT);
        scope.parameter("kernel", Shape.of(2), (shape, random) -> new float[3]);
        assertThatThrownBy(() -> scope.parameter("kernel", Shape.of(2), DRAWN))
                .hasMessage("the parameter model/kernel exists already");
        assertThatThrownBy(() -> scope.parameter("open", Shape.of(-1), DRAWN)).hasMessageContaining("not fully known");
        assertThatThrownBy(() -> initial(0)).hasMessageContaining("drew 3 values");
    }

    @Test
    void valuesGoInAndOutAndAStatisticMovesByItsMomentum() {
        Statistic mean = store.scope(Owner.STUDENT).statistic("mean", Shape.of(2), 1);
        for (int i = 0; i < 40; i++) { // more than are moved at once
            store.scope(Owner.STUDENT).parameter("p" + i, Shape.of(1), DRAWN);
        }
        mean.average(tf.constant(new float[] {3, -1}), 0.75);
        Op update = store.statisticUpdates().get(0).assign(tf);
        List<StoredVariable> variables = store.variables();
        VariableTransfer transfer = new VariableTransfer(tf, variables);
        try (Session session = new Session(graph)) {
            transfer.assign(session, variables, variable -> variable.initial().get());
            session.runner().addTarget(update).run().close();
            List<float[]> values = transfer.read(session, variables);
            assertThat(values.get(0)).containsExactly(1.5f, 0.5f);
            for (int i = 1; i < values.size(); i++) {
                assertThat(values.get(i)).isEqualTo(initial(i));
            }
        }
    }

    private float[] initial(int index) {
        return store.variables().get(index).initial().get();
    }
}
