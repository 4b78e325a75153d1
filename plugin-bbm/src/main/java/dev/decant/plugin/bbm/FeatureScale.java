package dev.decant.plugin.bbm;

import dev.decant.api.network.Features;
import dev.decant.api.network.ParameterScope;
import dev.decant.nn.loss.FeatureVariance;
import dev.decant.plugin.bbm.BbmConfig.Normalise;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The unit of features and of squared errors after each segment: a {@link FeatureVariance}, and its root. */
final class FeatureScale {
    private final Normalise normalise;
    private final ParameterScope statistics;
    private final Map<Integer, Operand<TFloat32>> ofTeacher = new HashMap<>(); // variance by n

    FeatureScale(Normalise normalise, ParameterScope statistics) {
        this.normalise = normalise;
        this.statistics = statistics;
    }

    /** Takes note of what the teacher's segment n puts out, {@code zg}: [batch, time, depth]; n from 1. */
    void observe(Ops tf, int n, Features zg) {
        if (normalise == Normalise.TEACHER_VARIANCE) {
            ofTeacher.put(n, FeatureVariance.overTraining(tf, statistics.child("teacher" + n), zg));
        }
    }

    /** Teacher features after segment n in their own deviation: what a transformation reads. */
    Operand<TFloat32> inUnits(Ops tf, int n, Operand<TFloat32> zg) {
        return normalise == Normalise.TEACHER_VARIANCE ? tf.math.div(zg, deviation(tf, n)) : zg;
    }

    /** What a transformation makes of student features after segment n, on the teacher's scale. */
    Operand<TFloat32> onTeachersScale(Ops tf, int n, Operand<TFloat32> units) {
        return normalise == Normalise.TEACHER_VARIANCE ? tf.math.mul(units, deviation(tf, n)) : units;
    }

    private Operand<TFloat32> deviation(Ops tf, int n) {
        return tf.math.sqrt(teacher(n));
    }

    private Operand<TFloat32> teacher(int n) {
        return Objects.requireNonNull(ofTeacher.get(n), "segment not observed");
    }

    /** A squared error whose target is the teacher's, after segment n. */
    Operand<TFloat32> ofTeachersFeatures(Ops tf, int n, Operand<TFloat32> squaredError, Features target) {
        return normalise == Normalise.TEACHER_VARIANCE
                ? tf.math.div(squaredError, teacher(n))
                : ofTarget(tf, squaredError, target);
    }

    /** A squared error whose target is the student's. */
    Operand<TFloat32> ofStudentsFeatures(Ops tf, Operand<TFloat32> squaredError, Features target) {
        return normalise == Normalise.TEACHER_VARIANCE ? squaredError : ofTarget(tf, squaredError, target);
    }

    private Operand<TFloat32> ofTarget(Ops tf, Operand<TFloat32> squaredError, Features target) {
        return normalise == Normalise.NONE
                ? squaredError
                : tf.math.div(squaredError, FeatureVariance.ofBatch(tf, target));
    }
}
