package dev.decant.plugin.ecg.generator;

import dev.decant.io.generate.Chance;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import java.util.ArrayList;
import java.util.List;

/** How a beat is conducted from the atria to and through the ventricles: the PR interval and the QRS complex. */
final class Conduction {
    private final Case heart;
    private final Chance chance;

    Conduction(Case heart, Chance chance) {
        this.heart = heart;
        this.chance = chance;
    }

    /** The PR interval: above 200 ms in a first-degree block, in others up to 190. */
    BeatShape throughTheNode(BeatShape shape) {
        double wanted =
                heart.has(ScoredDiagnosis.FIRST_DEGREE_BLOCK) ? chance.between(.215, .3) : chance.between(.125, .19);
        double earlier = wanted - shape.prInterval();
        return shape.withP(deflection -> deflection.moved(-earlier));
    }

    /** The QRS complex: normal below 100 ms, wide from 120 on, an incomplete block between. */
    BeatShape throughTheVentricles(BeatShape shape) {
        double narrow = chance.between(.076, .094);
        BeatShape normal = ofDuration(shape, narrow);
        if (heart.leftIsLate()) {
            return ofDuration(shape, chance.between(.135, .175));
        } else if (heart.has(ScoredDiagnosis.NONSPECIFIC_INTRAVENTRICULAR_BLOCK)) {
            return ofDuration(shape, chance.between(.128, .16));
        } else if (heart.has(ScoredDiagnosis.RIGHT_BUNDLE_BRANCH_BLOCK)) {
            return lateRight(normal, chance.between(.13, .165), chance.between(.016, .02), chance.between(.7, 1.1));
        } else if (heart.has(ScoredDiagnosis.INCOMPLETE_RIGHT_BUNDLE_BRANCH_BLOCK)) {
            return lateRight(normal, chance.between(.105, .115), chance.between(.009, .011), chance.between(.4, .6));
        } else if (heart.has(ScoredDiagnosis.ABNORMAL_Q)) {
            return withQ(normal);
        }
        return normal;
    }

    private static BeatShape ofDuration(BeatShape shape, double duration) {
        double factor = duration / shape.qrsDuration();
        return shape.withQrs(deflection -> deflection.stretched(factor));
    }

    /** The right ventricle after the left one: a late force to the right and the front, R' in V1 and S in I and V6. */
    private BeatShape lateRight(BeatShape shape, double duration, double width, double amplitude) {
        double time = shape.qrsBegins() + duration - 2 * width;
        Direction peak = Direction.of(chance.between(165, 195.0), chance.between(-60, -40.0))
                .times(amplitude);
        Deflection late = new Deflection(peak, time, width);
        for (int i = 0; i < 4; i++) {
            late = late.moved(duration - with(shape, late).qrsDuration());
        }
        return with(shape, late);
    }

    /** Dead muscle does not pull: the first 40 ms point away from the inferior or the lateral wall. */
    private BeatShape withQ(BeatShape shape) {
        double angle = chance.happens(.6) ? chance.between(-100, -80.0) : chance.between(170, 190.0);
        Direction peak = Direction.of(angle, chance.between(-10, 10.0)).times(chance.between(.45, .7));
        return with(shape, new Deflection(peak, shape.qrsBegins() + .006, chance.between(.010, .012)));
    }

    private static BeatShape with(BeatShape shape, Deflection another) {
        List<Deflection> qrs = new ArrayList<>(shape.qrs());
        qrs.add(another);
        return shape.withQrs(qrs);
    }
}
