package dev.decant.plugin.ecg.generator;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The twelve leads as projections of the dipole (Dower's matrix for I, II and the chest; the others by Einthoven). */
final class Electrodes {
    /** The names of the leads, in the order of a recording. */
    static final List<String> TWELVE =
            List.of("I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6");

    /** The step at which a complex is searched for its extremes, in s. */
    private static final double STEP = .004;

    private static final double[][] DOWER = {
        {.632, -.235, .059},
        {.235, 1.066, -.132},
        {-.515, .157, -.917},
        {.044, .164, -1.387},
        {.882, .098, -1.277},
        {1.213, .127, -.601},
        {1.125, .127, -.086},
        {.831, .076, .230}
    };

    private Electrodes() {}

    /** The number of leads that are measured and not derived: I, II, V1 to V6. */
    static int independent() {
        return DOWER.length;
    }

    /** What an independent lead sees of the dipole, in mV, [samples]. */
    static double[] project(Dipole dipole, int lead) {
        double[] seen = new double[dipole.samples()];
        for (int axis = 0; axis < 3; axis++) {
            double weight = DOWER[lead][axis];
            double[] coordinate = dipole.coordinate(axis);
            for (int i = 0; i < seen.length; i++) {
                seen[i] += weight * coordinate[i];
            }
        }
        return seen;
    }

    /** What all twelve leads see of one vector. */
    static double[] seen(Direction direction) {
        double[] independent = new double[DOWER.length];
        for (int lead = 0; lead < independent.length; lead++) {
            double[] row = DOWER[lead];
            independent[lead] = row[0] * direction.x() + row[1] * direction.y() + row[2] * direction.z();
        }
        double one = independent[0];
        double two = independent[1];
        double[] seen = new double[TWELVE.size()];
        seen[0] = one;
        seen[1] = two;
        seen[2] = two - one;
        seen[3] = -(one + two) / 2;
        seen[4] = one - two / 2;
        seen[5] = two - one / 2;
        System.arraycopy(independent, 2, seen, 6, 6);
        return seen;
    }

    /** The angle of a vector in the frontal plane as the leads I and aVF see it, in degrees; positive to the feet. */
    static double axis(Direction direction) {
        double[] seen = seen(direction);
        return StrictMath.toDegrees(StrictMath.atan2(2 / StrictMath.sqrt(3) * seen[5], seen[0]));
    }

    /** The difference between the highest and the lowest value of a complex in each of the twelve leads, in mV. */
    static double[] peakToPeak(List<Deflection> complex) {
        double[][] extremes = extremes(complex);
        double[] difference = new double[TWELVE.size()];
        for (int lead = 0; lead < difference.length; lead++) {
            difference[lead] = extremes[1][lead] - extremes[0][lead];
        }
        return difference;
    }

    /** The second highest of the peaks that a complex has in the leads other than aVR and V1, in mV. */
    static double secondHighest(List<Deflection> complex) {
        double[] highest = extremes(complex)[1];
        highest[3] = 0;
        highest[6] = 0;
        Arrays.sort(highest);
        return highest[highest.length - 2];
    }

    /** [lowest, highest][lead], 0 included. */
    private static double[][] extremes(List<Deflection> complex) {
        double begins = complex.stream().mapToDouble(Deflection::begins).min().orElse(0);
        double ends = complex.stream().mapToDouble(Deflection::ends).max().orElse(0);
        double[][] extremes = new double[2][TWELVE.size()];
        for (double time = begins; time <= ends; time += STEP) {
            Direction dipole = new Direction(0, 0, 0);
            for (Deflection deflection : complex) {
                double distance = (time - deflection.time()) / deflection.width();
                dipole = dipole.plus(deflection.peak().times(StrictMath.exp(-distance * distance / 2)));
            }
            double[] seen = seen(dipole);
            for (int lead = 0; lead < seen.length; lead++) {
                extremes[0][lead] = Math.min(extremes[0][lead], seen[lead]);
                extremes[1][lead] = Math.max(extremes[1][lead], seen[lead]);
            }
        }
        return extremes;
    }

    /**
     * The twelve leads from the independent ones: III = II − I, aVR = −(I + II)/2, aVL = I − II/2, aVF = II − I/2.
     *
     * @param independent [I, II, V1..V6][samples]
     * @return [12][samples]
     */
    static float[][] twelve(double[][] independent) {
        double[] one = independent[0];
        double[] two = independent[1];
        int samples = one.length;
        float[][] leads = new float[TWELVE.size()][samples];
        for (int i = 0; i < samples; i++) {
            leads[0][i] = (float) one[i];
            leads[1][i] = (float) two[i];
            leads[2][i] = (float) (two[i] - one[i]);
            leads[3][i] = (float) (-(one[i] + two[i]) / 2);
            leads[4][i] = (float) (one[i] - two[i] / 2);
            leads[5][i] = (float) (two[i] - one[i] / 2);
        }
        IntStream.range(2, independent.length).forEach(lead -> {
            for (int i = 0; i < samples; i++) {
                leads[lead + 4][i] = (float) independent[lead][i];
            }
        });
        return leads;
    }
}
