package dev.decant.plugin.bbm;

import dev.decant.api.network.Features;
import dev.decant.api.strategy.ForwardPass;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.plugin.bbm.BbmConfig.StopGradient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * L = sum over n of (L1_n + L2_n + L3_n), equations 2 to 4, for student segments f_n, teacher segments g_n and
 * transformations h_n, of which h_0 is the identity:
 *
 * <pre>z^f_0 = z^g_0 = x,   z^f_n = f_n(z^f_{n-1}),   z^g_n = g_n(z^g_{n-1})</pre>
 *
 * Gradients pass through g_n to its input, in L1, and never to its parameters. L2_1 and L3_1 coincide, as in the paper.
 */
final class Matching {
    private final StrategyContext context;
    private final BbmConfig.Resolved config;
    private final Ops tf;
    private final FeatureScale scale;
    private final SquaredDistance distance;
    private final Transformations h;
    private final Crossing at;

    /**
     * What matching adds to the graph.
     *
     * @param loss L, a scalar, with the weight of each term
     * @param terms {@code l1}, {@code l2}, {@code l3} as far as enabled, and each for every n as {@code l1_1}, ...;
     *     without weights
     * @param student the pass in which the student saw its own inputs
     */
    record Result(Operand<TFloat32> loss, Map<String, Operand<TFloat32>> terms, ForwardPass student) {}

    Matching(StrategyContext context, BbmConfig.Resolved config) {
        this.context = context;
        this.config = config;
        tf = context.tf();
        scale = new FeatureScale(config.normalise(), context.parameters());
        distance = new SquaredDistance(config.reduction(), scale);
        h = new Transformations(tf, context.parameters(), config.resize(), config.expand(), scale);
        at = new Crossing(context, config, h);
    }

    /** L1_n = || f_n(z^f_{n-1}) - (h^{g>f}_n o g_n o h^{f>g}_{n-1})(z^f_{n-1}) ||^2: a scalar. */
    private Operand<TFloat32> l1(int n) {
        Features target =
                config.stopGradient() == StopGradient.TARGETS ? at.zf(n).stopped(tf) : at.zf(n);
        return distance.toStudent(tf, h.toStudent(n, at.gOfZf(n), at.zf(n)), target);
    }

    /** L2_n = || g_n(z^g_{n-1}) - (h^{f>g}_n o f_n o h^{g>f}_{n-1})(z^g_{n-1}) ||^2: a scalar. */
    private Operand<TFloat32> l2(int n) {
        return distance.toTeacher(tf, n, h.toTeacher(n, at.fOfZg(n), at.zg(n)), at.zg(n));
    }

    /** L3_n = || h^{f>g}_n(z^f_n) - z^g_n ||^2: a scalar. */
    private Operand<TFloat32> l3(int n) {
        return distance.toTeacher(tf, n, h.toTeacher(n, at.zf(n), at.zg(n)), at.zg(n));
    }

    Result build() {
        List<Sum> sums = Stream.of(
                        new Sum("l1", config.l1(), this::l1, new ArrayList<>()),
                        new Sum("l2", config.l2(), this::l2, new ArrayList<>()),
                        new Sum("l3", config.l3(), this::l3, new ArrayList<>()))
                .filter(sum -> sum.option().enabled())
                .toList();
        for (int n = 1; n <= context.studentSegments().size(); n++) {
            at.advance(n);
            scale.observe(tf, n, at.zg(n));
            for (Sum sum : sums) {
                sum.perSegment().add(sum.equation().apply(n));
            }
        }
        Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
        List<Operand<TFloat32>> weighted = new ArrayList<>();
        for (Sum sum : sums) {
            Operand<TFloat32> total = total(sum.perSegment());
            terms.put(sum.name(), total);
            for (int n = 1; n <= sum.perSegment().size(); n++) {
                terms.put(sum.name() + "_" + n, sum.perSegment().get(n - 1));
            }
            weighted.add(tf.math.mul(tf.constant((float) sum.option().weight()), total));
        }
        return new Result(total(weighted), terms, at.student());
    }

    /** One of the three terms and what it came to for each n so far. */
    private record Sum(
            String name,
            BbmConfig.Term option,
            IntFunction<Operand<TFloat32>> equation,
            List<Operand<TFloat32>> perSegment) {}

    private Operand<TFloat32> total(List<Operand<TFloat32>> scalars) {
        return scalars.stream().reduce(tf.math::add).orElseThrow();
    }
}
