package dev.decant.plugin.ecg.generator;

import java.util.ArrayList;
import java.util.List;

/**
 * The normal beat at 60 a minute as sums of Gaussians for each coordinate of the dipole (Sameni et al. 2007, "Multichannel
 * ECG and noise modeling"). Their phase θ, with the R peak at 0, is a time of θ/2π s.
 */
final class FrankBeat {
    /**
     * One Gaussian.
     *
     * @param axis 0 for X, 1 for Y, 2 for Z
     * @param wave the part of the beat that it belongs to
     * @param amplitude in mV
     * @param time after the R peak at 60 beats a minute, in s
     * @param width the standard deviation at 60 beats a minute, in s
     */
    record Gaussian(int axis, Wave wave, double amplitude, double time, double width) {}

    private static final double[][] PHASES = {
        {-1.09, -.83, -.19, -.07, 0, .06, .22, 1.2, 1.42, 1.68, 2.9},
        {-1.1, -.9, -.76, -.11, -.01, .065, .8, 1.58, 2.9},
        {-1.1, -.93, -.7, -.4, -.15, .095, 1.05, 1.25, 1.55, 2.8}
    };
    private static final double[][] AMPLITUDES = {
        {.03, .08, -.13, .85, 1.11, .75, .06, .1, .17, .39, .03},
        {.035, .015, -.019, .32, .51, -.32, .04, .08, .014},
        {-.03, -.14, -.035, .045, -.4, .46, -.12, -.2, -.35, -.035}
    };
    private static final double[][] WIDTHS = {
        {.0906, .1057, .0453, .0378, .0332, .0302, .0378, .604, .302, .1812, .5},
        {.07, .07, .04, .055, .037, .0604, .45, .3, .5},
        {.03, .12, .04, .4, .045, .05, .8, .4, .2, .4}
    };

    /** Phases up to here are the P wave, from the other on the ST segment and the T wave. */
    private static final double P_ENDS = -.6;

    private static final double T_BEGINS = .5;

    private FrankBeat() {}

    /** All Gaussians of the beat. */
    static List<Gaussian> gaussians() {
        List<Gaussian> gaussians = new ArrayList<>();
        for (int axis = 0; axis < PHASES.length; axis++) {
            for (int i = 0; i < PHASES[axis].length; i++) {
                double phase = PHASES[axis][i];
                Wave wave = phase < P_ENDS ? Wave.P : phase < T_BEGINS ? Wave.QRS : Wave.T;
                gaussians.add(new Gaussian(
                        axis,
                        wave,
                        AMPLITUDES[axis][i],
                        phase / (2 * StrictMath.PI),
                        WIDTHS[axis][i] / (2 * StrictMath.PI)));
            }
        }
        return gaussians;
    }
}
