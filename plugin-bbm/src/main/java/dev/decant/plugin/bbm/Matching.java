package dev.decant.plugin.bbm;

import dev.decant.api.network.Features;
import dev.decant.api.network.Mode;
import dev.decant.api.network.Pass;
import dev.decant.api.strategy.Segment;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.plugin.bbm.BbmConfig.StopGradient;
import dev.decant.plugin.bbm.BbmConfig.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * L = sum over n of (L1_n + L2_n + L3_n), equations 2 to 4, for student segments f_n, teacher segments g_n and
 * transformations h_n, of which h_0 is the identity:
 *
 * <pre>z^f_0 = z^g_0 = x,   z^f_n = f_n(z^f_{n-1}),   z^g_n = g_n(z^g_{n-1})
 *
 * L1_n = || f_n(z^f_{n-1})  -  (h^{g>f}_n o g_n o h^{f>g}_{n-1})(z^f_{n-1}) ||^2
 * L2_n = || g_n(z^g_{n-1})  -  (h^{f>g}_n o f_n o h^{g>f}_{n-1})(z^g_{n-1}) ||^2
 * L3_n = || h^{f>g}_n(z^f_n)  -  z^g_n ||^2</pre>
 *
 * The teacher runs in inference mode; gradients pass through g_n to its input, in L1, and never to its parameters. A
 * foreign input is the network's own features with only the sequence replaced. L2_1 and L3_1 coincide, as in the paper.
 */
final class Matching {
    private enum Direction {
        STUDENT_TO_TEACHER("student-to-teacher"),
        TEACHER_TO_STUDENT("teacher-to-student");

        private final String scope;

        Direction(String scope) {
            this.scope = scope;
        }
    }

    private final StrategyContext context;
    private final BbmConfig config;
    private final Ops tf;
    private final SquaredDistance distance;
    private final TimeResize resize;
    private final Pass student;
    private final Pass studentForeign;
    private final Pass teacher;
    private final Pass teacherForeign;
    private final Map<String, Transformation> transformations = new HashMap<>();

    /**
     * What matching adds to the graph.
     *
     * @param loss L, a scalar, with the weight of each term
     * @param terms {@code l1}, {@code l2}, {@code l3} as far as enabled, and each for every n as {@code l1_1}, ...;
     *     without weights
     * @param pass the pass in which the student saw its own inputs
     * @param last z^f_N of that pass
     */
    record Result(Operand<TFloat32> loss, Map<String, Operand<TFloat32>> terms, Pass pass, Features last) {}

    Matching(StrategyContext context, BbmConfig config) {
        this.context = context;
        this.config = config;
        tf = context.tf();
        distance = new SquaredDistance(config.reduction(), config.normalise());
        resize = new TimeResize(config.resize());
        student = context.pass("student", Mode.TRAINING);
        studentForeign = context.pass("student-foreign", Mode.TRAINING_KEEPING_STATISTICS);
        teacher = context.pass("teacher", Mode.INFERENCE);
        teacherForeign = context.pass("teacher-foreign", Mode.INFERENCE);
    }

    Result build() {
        List<Operand<TFloat32>> l1 = new ArrayList<>();
        List<Operand<TFloat32>> l2 = new ArrayList<>();
        List<Operand<TFloat32>> l3 = new ArrayList<>();
        Features zf = context.input(); // z^f_{n-1}: [batch, time of f, depth of f]
        Features zg = context.input(); // z^g_{n-1}: [batch, time of g, depth of g]
        for (int n = 1; n <= context.studentSegments().size(); n++) {
            Application f = student(n, zf, zg);
            Application g = teacher(n, zf, zg);
            if (config.l1().enabled()) {
                l1.add(distance.apply(
                        tf, h(n, Direction.TEACHER_TO_STUDENT, g.foreign(), f.own()), studentTarget(f.own())));
            }
            if (config.l2().enabled()) {
                l2.add(distance.apply(tf, h(n, Direction.STUDENT_TO_TEACHER, f.foreign(), g.own()), g.own()));
            }
            if (config.l3().enabled()) {
                l3.add(distance.apply(tf, h(n, Direction.STUDENT_TO_TEACHER, f.own(), g.own()), g.own()));
            }
            zf = f.own();
            zg = g.own();
        }
        Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
        List<Operand<TFloat32>> weighted = new ArrayList<>();
        report("l1", config.l1(), l1, terms, weighted);
        report("l2", config.l2(), l2, terms, weighted);
        report("l3", config.l3(), l3, terms, weighted);
        return new Result(sum(weighted), terms, student, zf);
    }

    /** f_n(z^f_{n-1}), and f_n(h^{g>f}_{n-1}(z^g_{n-1})) where L2 asks for it. */
    private Application student(int n, Features zf, Features zg) {
        Segment segment = context.studentSegments().get(n - 1);
        if (n == 1 || !config.l2().enabled()) {
            return Application.once(segment, student, zf);
        }
        Features foreign = zf.withSequence(h(n - 1, Direction.TEACHER_TO_STUDENT, zg, zf));
        return context.student().independentOfBatch()
                ? Application.joined(segment, student, zf, foreign)
                : Application.twice(segment, student, zf, studentForeign, foreign);
    }

    /**
     * g_n(z^g_{n-1}), and g_n(h^{f>g}_{n-1}(z^f_{n-1})) where L1 asks for it. The two stay apart: only the second has a
     * backward pass, and joining them would give the first one too.
     */
    private Application teacher(int n, Features zf, Features zg) {
        Segment segment = context.teacherSegments().get(n - 1);
        Application g;
        if (n == 1 || !config.l1().enabled()) {
            g = Application.once(segment, teacher, zg);
        } else {
            Features below = config.stopGradient() == StopGradient.INPUTS ? stopped(zf) : zf;
            Features foreign = zg.withSequence(h(n - 1, Direction.STUDENT_TO_TEACHER, below, zg));
            g = Application.twice(segment, teacher, zg, teacherForeign, foreign);
        }
        return new Application(stopped(g.own()), g.foreign());
    }

    private Features studentTarget(Features own) {
        return config.stopGradient() == StopGradient.TARGETS ? stopped(own) : own;
    }

    /** h_n(from), [batch, time of to, depth of to]; W is created when n and direction are first asked for. */
    private Operand<TFloat32> h(int n, Direction direction, Features from, Features to) {
        return transformations
                .computeIfAbsent(
                        "h" + n + "/" + direction.scope,
                        name -> Transformation.create(
                                context.parameters().child("h" + n).child(direction.scope),
                                resize,
                                from.depth(),
                                to.depth()))
                .apply(tf, from, to);
    }

    /** The same values, through which no gradient flows. */
    private Features stopped(Features features) {
        return new Features(
                tf.stopGradient(features.sequence()),
                features.mask(),
                features.tokens().map(tf::stopGradient));
    }

    private void report(
            String name,
            Term term,
            List<Operand<TFloat32>> perSegment,
            Map<String, Operand<TFloat32>> terms,
            List<Operand<TFloat32>> weighted) {
        if (!term.enabled()) {
            return;
        }
        Operand<TFloat32> total = sum(perSegment);
        terms.put(name, total);
        for (int n = 1; n <= perSegment.size(); n++) {
            terms.put(name + "_" + n, perSegment.get(n - 1));
        }
        weighted.add(tf.math.mul(tf.constant((float) term.weight()), total));
    }

    private Operand<TFloat32> sum(List<Operand<TFloat32>> scalars) {
        Operand<TFloat32> total = scalars.get(0);
        for (Operand<TFloat32> next : scalars.subList(1, scalars.size())) {
            total = tf.math.add(total, next);
        }
        return total;
    }
}
