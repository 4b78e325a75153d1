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
        Conduction conduction = new Conduction(heart, chance);
        LeadCriteria criteria = new LeadCriteria(heart, chance);
        BeatShape shape = positioned();
        shape = conduction.throughTheNode(shape);
        shape = conduction.throughTheVentricles(shape);
        shape = criteria.turned(shape);
        shape = criteria.voltage(shape);
        return repolarised(shape);
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
        if (!heart.leftIsLate()) {
            return 1;
        }
        return switch (normal.axis()) {
            case 0 -> normal.amplitude() < 0 ? 0 : 1.1;
            case 2 -> normal.amplitude() < 0 ? .15 : 1.5;
            default -> 1;
        };
    }

    /** ST and T: against the QRS where the left ventricle is late; turned over, flat or late by finding. */
    private BeatShape repolarised(BeatShape shape) {
        if (heart.leftIsLate()) {
            return shape.withT(deflection -> new Deflection(
                    new Direction(
                            -.7 * deflection.peak().x(),
                            .3 * deflection.peak().y(),
                            -.7 * deflection.peak().z()),
                    deflection.time(),
                    deflection.width()));
        }
        double later = heart.has(ScoredDiagnosis.PROLONGED_QT) ? chance.between(1.38, 1.55) : chance.between(.98, 1.12);
        BeatShape timed = shape.withT(deflection -> deflection.stretched(later));
        if (heart.has(ScoredDiagnosis.ABNORMAL_T)) {
            double flat = chance.between(.02, .12);
            return timed.withT(deflection -> deflection.scaled(flat));
        } else if (heart.has(ScoredDiagnosis.T_INVERSION)) {
            double depth = chance.between(.15, .4) / Math.max(.05, Electrodes.secondHighest(timed.t()));
            return timed.withT(deflection -> deflection.scaled(-depth));
        }
        return timed;
    }
}
