package dev.decant.plugin.ecg.generator;

import dev.decant.io.generate.Chance;

/**
 * The intervals of a sinus rhythm: a mean, modulated by blood pressure at 0.1 Hz and by breathing at 0.25 Hz, the two
 * peaks of the spectrum of RR intervals, and a little noise.
 */
final class SinusNode {
    private final Chance chance;
    private final double mean;
    private final double pressure;
    private final double breathing;
    private final double pressureFrequency;
    private final double breathingFrequency;
    private final double pressurePhase;
    private final double breathingPhase;

    /**
     * A node.
     *
     * @param rate the mean rate, in beats a minute
     */
    SinusNode(double rate, Chance chance) {
        this(rate, chance.between(.005, .035), chance);
    }

    /**
     * A node with a given respiratory arrhythmia.
     *
     * @param rate the mean rate, in beats a minute
     * @param breathing by which share intervals grow and shrink with breathing
     */
    SinusNode(double rate, double breathing, Chance chance) {
        this.chance = chance;
        this.mean = 60 / rate;
        this.pressure = chance.between(.005, .025);
        this.breathing = breathing;
        this.pressureFrequency = .1 + .01 * chance.normal();
        this.breathingFrequency = .25 + .01 * chance.normal();
        this.pressurePhase = chance.phase();
        this.breathingPhase = chance.phase();
    }

    /** The interval that follows a beat at that time, in s. */
    double interval(double time) {
        return mean
                * (1
                        + pressure * StrictMath.sin(2 * StrictMath.PI * pressureFrequency * time + pressurePhase)
                        + breathing * StrictMath.sin(2 * StrictMath.PI * breathingFrequency * time + breathingPhase)
                        + .005 * chance.normal());
    }
}
