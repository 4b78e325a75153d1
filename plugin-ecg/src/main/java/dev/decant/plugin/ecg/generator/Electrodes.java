package dev.decant.plugin.ecg.generator;

import java.util.List;
import java.util.stream.IntStream;

/** The twelve leads as projections of the dipole (Dower's matrix for I, II and the chest; the others by Einthoven). */
final class Electrodes {
    /** The names of the leads, in the order of a recording. */
    static final List<String> TWELVE =
            List.of("I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6");

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
