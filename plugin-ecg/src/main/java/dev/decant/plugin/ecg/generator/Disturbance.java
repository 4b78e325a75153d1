package dev.decant.plugin.ecg.generator;

import dev.decant.io.generate.Chance;

/** What a recording picks up besides the heart: baseline wander, muscle and mains. Amplitudes in mV. */
final class Disturbance {
    private final Chance chance;
    private final double rate;
    private final double wander;
    private final double breathing;
    private final double muscle;
    private final double mains;
    private final double mainsFrequency;

    /**
     * The surroundings of one recording.
     *
     * @param rate samples a second
     * @param scale of all amplitudes; 0 for silence
     */
    Disturbance(double rate, double scale, Chance chance) {
        this.chance = chance;
        this.rate = rate;
        this.wander = scale * .08 * chance.factor(.5);
        this.breathing = chance.between(.15, .4);
        this.muscle = scale * .015 * chance.factor(.5);
        this.mains = scale * (chance.happens(.3) ? chance.between(.002, .015) : 0);
        this.mainsFrequency = chance.happens(.5) ? 50 : 60;
    }

    /** Adds to a lead its own share, [samples]. */
    void addTo(double[] lead) {
        double slow = wander * chance.factor(.3);
        double slowFrequency = chance.between(.03, .12);
        double slowPhase = chance.phase();
        double breath = wander / 2 * chance.factor(.3);
        double breathPhase = chance.phase();
        double hum = mains * chance.factor(.3);
        double humPhase = chance.phase();
        double tremor = 0;
        for (int i = 0; i < lead.length; i++) {
            double turns = 2 * StrictMath.PI * i / rate;
            // Half white, half smooth over a few samples: muscle noise falls off with frequency.
            double white = chance.normal();
            tremor = .6 * tremor + .8 * chance.normal();
            lead[i] += slow * StrictMath.sin(slowFrequency * turns + slowPhase)
                    + breath * StrictMath.sin(breathing * turns + breathPhase)
                    + muscle * (white + tremor) * StrictMath.sqrt(.5);
            // Above its Nyquist frequency a recorder filters the mains out.
            if (hum > 0 && mainsFrequency < rate / 2) {
                lead[i] += hum * StrictMath.sin(mainsFrequency * turns + humPhase);
            }
        }
    }
}
