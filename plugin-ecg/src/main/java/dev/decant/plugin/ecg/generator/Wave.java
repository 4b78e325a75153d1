package dev.decant.plugin.ecg.generator;

/** The parts of a beat. They scale differently with the heart rate and from patient to patient. */
enum Wave {
    P,
    QRS,
    T
}
