package dev.decant.plugin.ecg.generator;

import dev.decant.io.generate.Chance;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import java.util.ArrayList;
import java.util.List;

/**
 * The shape of one heart's own beat: the normal beat of {@link FrankBeat} with this heart's amplitudes, widths and
 * position in the chest, and what its findings make of it. Durations and angles are drawn on that side of the criterion
 * (facts of each class below) that the label says.
 */
final class Morphology {
    private final Case heart;
    private final Chance chance;

    Morphology(Case heart, Chance chance) {
        this.heart = heart;
        this.chance = chance;
    }

    BeatShape shape() {
        BeatShape shape = positioned();
        shape = conductedThroughTheNode(shape);
        shape = conductedThroughTheVentricles(shape);
        shape = turned(shape);
        shape = voltage(shape);
        return repolarised(shape);
    }

    private boolean has(ScoredDiagnosis finding) {
        return heart.has(finding);
    }

    /** A left bundle branch block and a pacemaker in the right ventricle both depolarise the left one last and slowly. */
    private boolean leftIsLate() {
        return has(ScoredDiagnosis.LEFT_BUNDLE_BRANCH_BLOCK) || heart.rhythm() == ScoredDiagnosis.PACING;
    }

    /** This heart's normal beat as it lies in the chest. */
    private BeatShape positioned() {
        double p = 1.3 * chance.factor(.2);
        double qrs = chance.factor(.2);
        double t = .85 * chance.factor(.22);
        Rotation position = Rotation.of(8 * chance.normal(), 10 * chance.normal(), 10 * chance.normal());
        List<Deflection> ps = new ArrayList<>();
        List<Deflection> qrss = new ArrayList<>();
        List<Deflection> ts = new ArrayList<>();
        for (FrankBeat.Gaussian normal : FrankBeat.gaussians()) {
            double amplitude = normal.amplitude() * chance.factor(.06);
            double width = normal.width() * chance.factor(.04);
            switch (normal.wave()) {
                case P ->
                    ps.add(new Deflection(position.axis(normal.axis()).times(amplitude * p), normal.time(), width));
                case QRS ->
                    qrss.add(new Deflection(
                            position.axis(normal.axis()).times(amplitude * qrs * leftLate(normal)),
                            normal.time(),
                            width));
                case T ->
                    ts.add(new Deflection(position.axis(normal.axis()).times(amplitude * t), normal.time(), width));
            }
        }
        return new BeatShape(ps, qrss, ts);
    }

    /** Where the left ventricle is late there is no septal q, and forces to the left and back prevail: QS or rS in V1. */
    private double leftLate(FrankBeat.Gaussian normal) {
        if (!leftIsLate()) {
            return 1;
        }
        return switch (normal.axis()) {
            case 0 -> normal.amplitude() < 0 ? 0 : 1.1;
            case 2 -> normal.amplitude() < 0 ? .15 : 1.5;
            default -> 1;
        };
    }

    /** The PR interval: above 200 ms in a first-degree block, in others up to 190. */
    private BeatShape conductedThroughTheNode(BeatShape shape) {
        double wanted = has(ScoredDiagnosis.FIRST_DEGREE_BLOCK) ? chance.between(.215, .3) : chance.between(.125, .19);
        double earlier = wanted - shape.prInterval();
        return shape.withP(deflection -> deflection.moved(-earlier));
    }

    /** The QRS complex: normal below 100 ms, wide from 120 on, an incomplete block between. */
    private BeatShape conductedThroughTheVentricles(BeatShape shape) {
        double narrow = chance.between(.076, .094);
        BeatShape normal = ofDuration(shape, narrow);
        if (leftIsLate()) {
            return ofDuration(shape, chance.between(.135, .175));
        } else if (has(ScoredDiagnosis.NONSPECIFIC_INTRAVENTRICULAR_BLOCK)) {
            return ofDuration(shape, chance.between(.128, .16));
        } else if (has(ScoredDiagnosis.RIGHT_BUNDLE_BRANCH_BLOCK)) {
            return lateRight(normal, chance.between(.13, .165), chance.between(.016, .02), chance.between(.7, 1.1));
        } else if (has(ScoredDiagnosis.INCOMPLETE_RIGHT_BUNDLE_BRANCH_BLOCK)) {
            return lateRight(normal, chance.between(.105, .115), chance.between(.009, .011), chance.between(.4, .6));
        } else if (has(ScoredDiagnosis.ABNORMAL_Q)) {
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

    /** The frontal axis of the QRS complex: −30 to −90 degrees is left, +90 to +180 right. */
    private BeatShape turned(BeatShape shape) {
        double wanted;
        if (has(ScoredDiagnosis.LEFT_AXIS)) {
            wanted = chance.between(-78, -36.0);
        } else if (has(ScoredDiagnosis.RIGHT_AXIS)) {
            wanted = chance.between(97, 150.0);
        } else if (heart.rhythm() == ScoredDiagnosis.PACING) {
            wanted = chance.between(-85, -45.0);
        } else {
            wanted = chance.between(-18, 82.0);
        }
        Direction net = new Direction(0, 0, 0);
        for (Deflection deflection : shape.qrs()) {
            net = net.plus(deflection.peak().times(deflection.width()));
        }
        double best = 0;
        double nearest = Double.POSITIVE_INFINITY;
        for (double degrees = -180; degrees < 180; degrees += .5) {
            double distance = Math.abs(StrictMath.IEEEremainder(Electrodes.axis(net.turned(degrees)) - wanted, 360));
            if (distance < nearest) {
                nearest = distance;
                best = degrees;
            }
        }
        double turn = best;
        // The T wave follows a part of the way, so that it is not read as inverted.
        return shape.withQrs(deflection ->
                        new Deflection(deflection.peak().turned(turn), deflection.time(), deflection.width()))
                .withT(deflection -> new Deflection(
                        deflection.peak().turned(Math.max(-20, Math.min(20, turn / 3))),
                        deflection.time(),
                        deflection.width()));
    }

    /** Low voltage: QRS below 0.5 mV from peak to peak in every limb lead and below 1.0 mV in every chest lead. */
    private BeatShape voltage(BeatShape shape) {
        double[] peakToPeak = Electrodes.peakToPeak(shape.qrs());
        double limb = greatest(peakToPeak, 0);
        double chest = greatest(peakToPeak, 6);
        if (has(ScoredDiagnosis.LOW_VOLTAGE)) {
            double factor = Math.min(.5 / limb, 1 / chest) * chance.between(.6, .93);
            return shape.withQrs(deflection -> deflection.scaled(factor))
                    .withT(deflection -> deflection.scaled(Math.max(factor, .5)))
                    .withP(deflection -> deflection.scaled(.7));
        }
        double least = .6;
        double factor = Math.max(1, least / limb);
        return shape.withQrs(deflection -> deflection.scaled(factor));
    }

    private static double greatest(double[] ofLeads, int from) {
        double greatest = 0;
        for (int lead = from; lead < from + 6; lead++) {
            greatest = Math.max(greatest, ofLeads[lead]);
        }
        return greatest;
    }

    /** ST and T: against the QRS where the left ventricle is late; turned over, flat or late by finding. */
    private BeatShape repolarised(BeatShape shape) {
        if (leftIsLate()) {
            return shape.withT(deflection -> new Deflection(
                    new Direction(
                            -.7 * deflection.peak().x(),
                            .3 * deflection.peak().y(),
                            -.7 * deflection.peak().z()),
                    deflection.time(),
                    deflection.width()));
        }
        double later = has(ScoredDiagnosis.PROLONGED_QT) ? chance.between(1.38, 1.55) : chance.between(.98, 1.12);
        BeatShape timed = shape.withT(deflection -> deflection.stretched(later));
        if (has(ScoredDiagnosis.ABNORMAL_T)) {
            double flat = chance.between(.02, .12);
            return timed.withT(deflection -> deflection.scaled(flat));
        } else if (has(ScoredDiagnosis.T_INVERSION)) {
            double depth = chance.between(.15, .4) / Math.max(.05, Electrodes.secondHighest(timed.t()));
            return timed.withT(deflection -> deflection.scaled(-depth));
        }
        return timed;
    }
}
