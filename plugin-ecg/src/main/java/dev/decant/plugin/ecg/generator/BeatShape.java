package dev.decant.plugin.ecg.generator;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** The parts of one heart's own beat at 60 beats a minute, R peak at 0. */
record BeatShape(List<Deflection> p, List<Deflection> qrs, List<Deflection> t) {
    /** The complex is where the dipole moves at more than this share of its greatest speed. */
    private static final double SHARE = .1;

    /** How far around the R peak, and in which steps, the complex is searched, in s. */
    private static final double REACH = .2;

    private static final double STEP = .002;

    BeatShape {
        p = List.copyOf(p);
        qrs = List.copyOf(qrs);
        t = List.copyOf(t);
    }

    BeatShape withP(UnaryOperator<Deflection> change) {
        return new BeatShape(p.stream().map(change).toList(), qrs, t);
    }

    BeatShape withQrs(UnaryOperator<Deflection> change) {
        return new BeatShape(p, qrs.stream().map(change).toList(), t);
    }

    BeatShape withQrs(List<Deflection> other) {
        return new BeatShape(p, other, t);
    }

    BeatShape withT(UnaryOperator<Deflection> change) {
        return new BeatShape(p, qrs, t.stream().map(change).toList());
    }

    /** Where the QRS complex begins, in s. */
    double qrsBegins() {
        double[] speed = speed();
        double threshold = SHARE * Arrays.stream(speed).max().orElseThrow();
        int first = 0;
        while (speed[first] < threshold) {
            first++;
        }
        return first * STEP - REACH;
    }

    /** The duration of the QRS complex, in s. */
    double qrsDuration() {
        double[] speed = speed();
        double threshold = SHARE * Arrays.stream(speed).max().orElseThrow();
        int last = speed.length - 1;
        while (speed[last] < threshold) {
            last--;
        }
        return last * STEP - REACH - qrsBegins();
    }

    /** How fast the dipole moves during the QRS complex, in mV/s. */
    private double[] speed() {
        double[] speed = new double[(int) (2 * REACH / STEP) + 1];
        for (int i = 0; i < speed.length; i++) {
            Direction velocity = new Direction(0, 0, 0);
            for (Deflection deflection : qrs) {
                double distance = (i * STEP - REACH - deflection.time()) / deflection.width();
                velocity = velocity.plus(deflection
                        .peak()
                        .times(-distance / deflection.width() * StrictMath.exp(-distance * distance / 2)));
            }
            speed[i] = velocity.length();
        }
        return speed;
    }

    /** From the beginning of the P wave to that of the QRS complex, in s. */
    double prInterval() {
        return qrsBegins() - p.stream().mapToDouble(Deflection::begins).min().orElseThrow();
    }
}
