package dev.decant.plugin.ecg.generator;

/**
 * One heart beat.
 *
 * @param time of the R peak, in s; may lie outside of the recording
 * @param interval since the beat before, in s
 * @param origin where the beat arose
 */
record Beat(double time, double interval, Origin origin) {
    /** Where a beat arises, which decides its P wave and its QRS. */
    enum Origin {
        /** The sinus node: P, QRS, T. */
        SINUS,
        /** Elsewhere in the atria: a P wave of another direction, normal QRS and T. */
        ECTOPIC_ATRIAL,
        /** Conducted from fibrillating or fluttering atria: no P wave, normal QRS and T. */
        CONDUCTED,
        /** A ventricle: no P wave, a wide QRS and a T against it. */
        VENTRICULAR
    }
}
