package dev.decant.plugin.bbm;

import dev.decant.api.network.Features;
import dev.decant.api.network.Mode;
import dev.decant.api.network.Pass;
import dev.decant.api.strategy.ForwardPass;
import dev.decant.api.strategy.Segment;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.plugin.bbm.BbmConfig.StopGradient;
import java.util.ArrayList;
import java.util.List;

/**
 * What the segments of both networks make of their own features and of each other's, from x upwards, one n at a time.
 * The teacher runs in inference mode; a foreign input is the network's own features with only the sequence replaced.
 */
final class Crossing {
    private final StrategyContext context;
    private final BbmConfig.Resolved config;
    private final Transformations h;
    private final Pass student;
    private final Pass studentForeign;
    private final Pass teacherForeign;
    private final List<Features> zf = new ArrayList<>(); // from z^f_0 = x
    private final ForwardPass teacher;
    private final List<Features> fOfZg = new ArrayList<>(); // from n = 1
    private final List<Features> gOfZf = new ArrayList<>(); // from n = 1

    Crossing(StrategyContext context, BbmConfig.Resolved config, Transformations h) {
        this.context = context;
        this.config = config;
        this.h = h;
        student = context.pass("student", Mode.TRAINING);
        studentForeign = context.pass("student-foreign", Mode.TRAINING_KEEPING_STATISTICS);
        teacher = context.forwardTeacher();
        teacherForeign = context.pass("teacher-foreign", Mode.INFERENCE);
        zf.add(context.input());
    }

    /** z^f_n = f_n(z^f_{n-1}): [batch, time of f, depth of f]. */
    Features zf(int n) {
        return zf.get(n);
    }

    /** z^g_n = g_n(z^g_{n-1}), through which no gradient flows: [batch, time of g, depth of g]. */
    Features zg(int n) {
        return teacher.after(n);
    }

    /** (f_n o h^{g>f}_{n-1})(z^g_{n-1}), where L2 asks for it: as z^f_n. */
    Features fOfZg(int n) {
        return fOfZg.get(n - 1);
    }

    /** (g_n o h^{f>g}_{n-1})(z^f_{n-1}), where L1 asks for it: as z^g_n. */
    Features gOfZf(int n) {
        return gOfZf.get(n - 1);
    }

    /** The student's own pass as far as it has come. */
    ForwardPass student() {
        return ForwardPass.of(context.student(), student, zf);
    }

    /** Applies the segments f_n and g_n; n goes up from 1 by one. */
    void advance(int n) {
        Application f = f(n);
        zf.add(f.own());
        fOfZg.add(f.foreign());
        gOfZf.add(g(n));
    }

    private Application f(int n) {
        Segment segment = context.studentSegments().get(n - 1);
        Features own = zf(n - 1);
        if (n == 1 || !config.l2().enabled()) {
            return Application.once(segment, student, own);
        }
        Features foreign = own.withSequence(h.toStudent(n - 1, zg(n - 1), own));
        return context.student().independentOfBatch()
                ? Application.joined(segment, student, own, foreign)
                : Application.twice(segment, student, own, studentForeign, foreign);
    }

    /** A pass of its own: only the foreign one has a backward pass, and joining them would give the own one too. */
    private Features g(int n) {
        if (n == 1 || !config.l1().enabled()) {
            return zg(n);
        }
        Features own = zg(n - 1);
        Features below =
                config.stopGradient() == StopGradient.INPUTS ? zf(n - 1).stopped(context.tf()) : zf(n - 1);
        Features foreign = own.withSequence(h.toTeacher(n - 1, below, own));
        return zg(n).withSequence(context.teacherSegments()
                .get(n - 1)
                .apply(teacherForeign, foreign)
                .sequence());
    }
}
