package dev.decant.plugin.ecg.generator;

import dev.decant.io.generate.Chance;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import dev.decant.plugin.ecg.generator.Beat.Origin;

/** How one heart's beats look: its own beat by {@link Morphology}, and its ectopic ones. */
final class Patient {
    /** From one beat to the next amplitudes differ by this share. */
    private static final double BEAT_TO_BEAT = .03;

    /** Above this interval the way from atria to ventricles does not depend on the rate, in s. */
    private static final double FAST = .6;

    /** The pacemaker's stimulus: before the QRS complex, and as short as a recording can show, in s. */
    private static final double STIMULUS_BEFORE = .015;

    private static final double STIMULUS_WIDTH = .0018;

    private final Chance chance;
    private final BeatShape shape;
    private final boolean paced;
    private final Direction stimulus;
    private final Direction ectopicP;
    private final Direction ectopicQrs;
    private final double ectopicWidth;

    /** A patient by chance. */
    Patient(Case heart, Chance chance) {
        this.chance = chance;
        shape = new Morphology(heart, chance).shape();
        paced = heart.rhythm() == ScoredDiagnosis.PACING;
        stimulus = Direction.of(chance.between(-80, -40.0), chance.between(-30, 30.0))
                .times(chance.between(.6, 1.8));
        ectopicP = Direction.of(chance.between(180, 300.0), chance.between(-30, 30.0))
                .times(chance.between(.1, .16));
        // From either ventricle, seen well by the limb leads I and II.
        double angle = chance.happens(.5) ? chance.between(8, 42.0) : chance.between(188, 222.0);
        ectopicQrs = Direction.of(angle, chance.between(-30, 30.0)).times(chance.between(1.4, 2.2));
        ectopicWidth = chance.between(.034, .045);
    }

    /** Adds a beat to the dipole. */
    void add(Beat beat, Dipole dipole) {
        if (beat.origin() == Origin.VENTRICULAR) {
            addVentricular(beat, dipole);
            return;
        }
        if (beat.origin() == Origin.ECTOPIC_ATRIAL) {
            dipole.addWave(ectopicP.times(chance.factor(BEAT_TO_BEAT)), beat.time() - .13, .016);
        }
        double p = chance.factor(BEAT_TO_BEAT);
        double qrs = chance.factor(BEAT_TO_BEAT);
        double t = chance.factor(BEAT_TO_BEAT);
        if (beat.origin() == Origin.SINUS) {
            double nearer = Math.min(1, StrictMath.pow(beat.interval() / FAST, .3));
            shape.p().forEach(deflection -> add(deflection.stretched(nearer), p, beat, dipole));
        }
        if (paced) {
            dipole.addWave(stimulus, beat.time() + shape.qrsBegins() - STIMULUS_BEFORE, STIMULUS_WIDTH);
        }
        shape.qrs().forEach(deflection -> add(deflection, qrs, beat, dipole));
        // Repolarisation follows the root of the interval (Bazett).
        double later = StrictMath.sqrt(beat.interval());
        shape.t().forEach(deflection -> add(deflection.stretched(later), t, beat, dipole));
    }

    private static void add(Deflection deflection, double strength, Beat beat, Dipole dipole) {
        dipole.addWave(deflection.peak().times(strength), beat.time() + deflection.time(), deflection.width());
    }

    /** Depolarisation from muscle to muscle: one broad wave, a smaller one back, and a T wave against both. */
    private void addVentricular(Beat beat, Dipole dipole) {
        Direction peak = ectopicQrs.times(chance.factor(BEAT_TO_BEAT));
        dipole.addWave(peak, beat.time(), ectopicWidth);
        dipole.addWave(peak.times(-.3), beat.time() + 2.6 * ectopicWidth, ectopicWidth);
        dipole.addWave(peak.times(-.3), beat.time() + .29, .065);
    }
}
