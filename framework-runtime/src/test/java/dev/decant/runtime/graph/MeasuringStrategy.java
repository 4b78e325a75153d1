package dev.decant.runtime.graph;

import dev.decant.api.network.Statistic;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.Phase;
import dev.decant.api.strategy.StrategyContext;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Another strategy that has two statistics measured over the training split: each channel's mean, and mean square. */
record MeasuringStrategy(DistillationStrategy<Record> inner) implements DistillationStrategy<Record> {
    @Override
    public Class<Record> configType() {
        return inner.configType();
    }

    @Override
    public String summary() {
        return inner.summary();
    }

    @Override
    public Needs needs(Record config) {
        return inner.needs(config);
    }

    @Override
    public List<Phase> phases(StrategyContext context, Record config) {
        Ops tf = context.tf();
        Operand<TFloat32> x = context.input().sequence();
        Operand<TFloat32> steps = tf.reduceSum(context.input().mask(), tf.constant(new int[] {0, 1}));
        Shape channels = Shape.of(context.input().depth());
        Statistic mean = context.parameters().statistic("mean", channels, 0);
        Statistic square = context.parameters().statistic("mean-square", channels, 1);
        mean.overTraining(tf.reduceSum(x, tf.constant(new int[] {0, 1})), steps);
        square.overTraining(tf.reduceSum(tf.math.square(x), tf.constant(new int[] {0, 1})), steps);
        return inner.phases(context, config);
    }
}
