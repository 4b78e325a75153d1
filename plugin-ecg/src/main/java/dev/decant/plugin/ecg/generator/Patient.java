package dev.decant.plugin.ecg.generator;

import dev.decant.plugin.ecg.generator.Beat.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * How one heart's beats look: the normal beat of {@link FrankBeat} with its own amplitudes, widths and position in the
 * chest, and its own ectopic beats.
 */
final class Patient {
    /** From one beat to the next amplitudes differ by this share. */
    private static final double BEAT_TO_BEAT = .03;

    private final Chance chance;
    private final List<FrankBeat.Gaussian> gaussians = new ArrayList<>();
    private final Strength amplitude;
    private final double[][] position;
    private final double conduction;
    private final double qrsWidth;
    private final Direction ectopicP;
    private final Direction ectopicQrs;
    private final double ectopicWidth;

    /** Factors of the normal beat's amplitudes. */
    private record Strength(double p, double qrs, double t) {
        double of(Wave wave) {
            return switch (wave) {
                case P -> p;
                case QRS -> qrs;
                case T -> t;
            };
        }
    }

    /** A patient by chance. */
    Patient(Chance chance) {
        this.chance = chance;
        for (FrankBeat.Gaussian normal : FrankBeat.gaussians()) {
            gaussians.add(new FrankBeat.Gaussian(
                    normal.axis(),
                    normal.wave(),
                    normal.amplitude() * chance.factor(.06),
                    normal.time(),
                    normal.width() * chance.factor(.04)));
        }
        amplitude = new Strength(1.3 * chance.factor(.2), chance.factor(.2), chance.factor(.3));
        position = rotation(18 * chance.normal(), 10 * chance.normal(), 10 * chance.normal());
        conduction = chance.between(.85, 1.1);
        qrsWidth = chance.between(.9, 1.15);
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
            double time = beat.time() - .13 * conduction;
            dipole.addWave(ectopicP.times(chance.factor(BEAT_TO_BEAT)), time, .016);
        }
        Strength strength = new Strength(
                amplitude.p() * chance.factor(BEAT_TO_BEAT),
                amplitude.qrs() * chance.factor(BEAT_TO_BEAT),
                amplitude.t() * chance.factor(BEAT_TO_BEAT));
        for (FrankBeat.Gaussian gaussian : gaussians) {
            if (gaussian.wave() == Wave.P && beat.origin() != Origin.SINUS) {
                continue;
            }
            double stretch = stretch(gaussian.wave(), beat.interval());
            Direction peak = positioned(gaussian.axis()).times(gaussian.amplitude() * strength.of(gaussian.wave()));
            dipole.addWave(peak, beat.time() + gaussian.time() * stretch, gaussian.width() * stretch);
        }
    }

    /** Repolarisation follows the root of the interval (Bazett), the way from atria to ventricles hardly does. */
    private double stretch(Wave wave, double interval) {
        return switch (wave) {
            case P -> conduction * StrictMath.pow(interval, .2);
            case QRS -> qrsWidth;
            case T -> StrictMath.sqrt(interval);
        };
    }

    /** Depolarisation from muscle to muscle: one broad wave, a smaller one back, and a T wave against both. */
    private void addVentricular(Beat beat, Dipole dipole) {
        Direction peak = ectopicQrs.times(chance.factor(BEAT_TO_BEAT));
        dipole.addWave(peak, beat.time(), ectopicWidth);
        dipole.addWave(peak.times(-.3), beat.time() + 2.6 * ectopicWidth, ectopicWidth);
        dipole.addWave(peak.times(-.3), beat.time() + .29, .065);
    }

    /** An axis of the heart as it lies in the chest. */
    private Direction positioned(int axis) {
        return new Direction(position[0][axis], position[1][axis], position[2][axis]);
    }

    /** The rotation by three angles in degrees: in the frontal (X, Y), the transverse (X, Z) and the sagittal (Y, Z) plane. */
    private static double[][] rotation(double frontal, double transverse, double sagittal) {
        return product(plane(0, 1, frontal), product(plane(0, 2, transverse), plane(1, 2, sagittal)));
    }

    private static double[][] plane(int a, int b, double degrees) {
        double[][] matrix = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        double angle = StrictMath.toRadians(degrees);
        matrix[a][a] = StrictMath.cos(angle);
        matrix[b][b] = StrictMath.cos(angle);
        matrix[a][b] = -StrictMath.sin(angle);
        matrix[b][a] = StrictMath.sin(angle);
        return matrix;
    }

    private static double[][] product(double[][] left, double[][] right) {
        double[][] product = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    product[i][j] += left[i][k] * right[k][j];
                }
            }
        }
        return product;
    }
}
