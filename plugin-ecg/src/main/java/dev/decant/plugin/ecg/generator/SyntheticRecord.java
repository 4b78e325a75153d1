package dev.decant.plugin.ecg.generator;

import dev.decant.io.generate.Chance;
import dev.decant.plugin.ecg.wfdb.Recording;

/**
 * One synthetic record.
 *
 * @param recording the signals
 * @param truth what the heart has
 * @param heart what the heart did, the truth behind the signals
 */
record SyntheticRecord(Recording recording, Case truth, HeartAction heart) {
    /** The name of the only lead of a single-lead recording, as in the Challenge of 2017. */
    static final String SINGLE_LEAD = "ECG";

    /**
     * The record with that index: a function of its arguments alone.
     *
     * @param index from 0
     */
    static SyntheticRecord of(long seed, int index, EcgGeneratorConfig config) {
        Chance chance = Chance.of(seed, index);
        Case truth = new Casting(config).draw(index, chance);
        double shortest = config.duration().toNanos() / 1e9;
        double longest = config.longest().map(length -> length.toNanos() / 1e9).orElse(shortest);
        double duration = chance.between(shortest, longest);
        int samples = (int) Math.max(1, Math.round(duration * config.sampleRate()));

        HeartAction heart = new Conductor(duration, chance).conduct(truth);
        Patient patient = new Patient(truth, chance);
        Dipole dipole = new Dipole(samples, config.sampleRate());
        heart.beats().forEach(beat -> patient.add(beat, dipole));
        heart.atria().addTo(dipole);

        Disturbance disturbance = new Disturbance(config.sampleRate(), config.noise(), chance);
        float[][] millivolts =
                config.leads() == 1 ? singleLead(dipole, disturbance, chance) : twelveLeads(dipole, disturbance);
        Recording recording = new Recording(name(index), config.sampleRate(), config.leadNames(), millivolts, 0);
        return new SyntheticRecord(recording, truth, heart);
    }

    /** The name of the record with that index: S00001 for the first. */
    static String name(int index) {
        return String.format("S%05d", index + 1);
    }

    /** Lead I or II by chance, as a hand-held recorder is held. */
    private static float[][] singleLead(Dipole dipole, Disturbance disturbance, Chance chance) {
        double[] lead = Electrodes.project(dipole, chance.between(0, 1));
        disturbance.addTo(lead);
        float[] values = new float[lead.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) lead[i];
        }
        return new float[][] {values};
    }

    private static float[][] twelveLeads(Dipole dipole, Disturbance disturbance) {
        double[][] independent = new double[Electrodes.independent()][];
        for (int lead = 0; lead < independent.length; lead++) {
            independent[lead] = Electrodes.project(dipole, lead);
            disturbance.addTo(independent[lead]);
        }
        return Electrodes.twelve(independent);
    }
}
