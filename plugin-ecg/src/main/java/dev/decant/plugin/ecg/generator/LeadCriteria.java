package dev.decant.plugin.ecg.generator;

import dev.decant.io.generate.Chance;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;

/** Findings that are criteria on what the leads show: the frontal axis and the voltage. */
final class LeadCriteria {
    private final Case heart;
    private final Chance chance;

    LeadCriteria(Case heart, Chance chance) {
        this.heart = heart;
        this.chance = chance;
    }

    /** The frontal axis of the QRS complex: −30 to −90 degrees is left, +90 to +180 right. */
    BeatShape turned(BeatShape shape) {
        double wanted;
        if (heart.has(ScoredDiagnosis.LEFT_AXIS)) {
            wanted = chance.between(-78, -36.0);
        } else if (heart.has(ScoredDiagnosis.RIGHT_AXIS)) {
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
    BeatShape voltage(BeatShape shape) {
        double[] peakToPeak = Electrodes.peakToPeak(shape.qrs());
        double limb = greatest(peakToPeak, 0);
        double chest = greatest(peakToPeak, 6);
        if (heart.has(ScoredDiagnosis.LOW_VOLTAGE)) {
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
}
