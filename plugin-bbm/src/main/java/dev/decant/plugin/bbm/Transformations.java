package dev.decant.plugin.bbm;

import dev.decant.api.network.Features;
import dev.decant.api.network.ParameterScope;
import dev.decant.nn.layer.TimeResize;
import java.util.HashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The h of equations 2 to 4: one for each n and direction, shared by the three terms, created when first asked for. */
final class Transformations {
    private final Ops tf;
    private final ParameterScope parameters;
    private final TimeResize resize;
    private final int expand;
    private final FeatureScale scale;
    private final Map<String, Transformation> created = new HashMap<>();

    Transformations(Ops tf, ParameterScope parameters, TimeResize resize, int expand, FeatureScale scale) {
        this.tf = tf;
        this.parameters = parameters;
        this.resize = resize;
        this.expand = expand;
        this.scale = scale;
    }

    /** h^{f>g}_n(zf): [batch, time of zg, depth of zg]. */
    Operand<TFloat32> toTeacher(int n, Features zf, Features zg) {
        return scale.onTeachersScale(tf, n, h(n, "student-to-teacher", zf, zg));
    }

    /** h^{g>f}_n(zg): [batch, time of zf, depth of zf]. */
    Operand<TFloat32> toStudent(int n, Features zg, Features zf) {
        return h(n, "teacher-to-student", zg.withSequence(scale.inUnits(tf, n, zg.sequence())), zf);
    }

    private Operand<TFloat32> h(int n, String direction, Features from, Features to) {
        return created.computeIfAbsent(
                        "h" + n + "/" + direction,
                        name -> Transformation.create(
                                parameters.child("h" + n).child(direction),
                                resize,
                                expand == 0 ? Transformation.stepsForOne(from, to) : expand,
                                from.depth(),
                                to.depth()))
                .apply(tf, from, to);
    }
}
