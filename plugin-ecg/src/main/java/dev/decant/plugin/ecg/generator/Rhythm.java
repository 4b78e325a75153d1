package dev.decant.plugin.ecg.generator;

/** The rhythms that can be generated, with the abbreviation and SNOMED CT code of the PhysioNet/CinC Challenges. */
public enum Rhythm {
    /** 60 to 100 beats a minute, a P wave before each. */
    SINUS_RHYTHM("NSR", 426783006),
    /** Sinus rhythm below 60 a minute. */
    SINUS_BRADYCARDIA("SB", 426177001),
    /** Sinus rhythm above 100 a minute. */
    SINUS_TACHYCARDIA("STach", 427084000),
    /** Irregular beats without P waves over a fibrillating baseline. */
    ATRIAL_FIBRILLATION("AF", 164889003),
    /** A saw-tooth of 250 to 350 a minute, of which every second to fourth is conducted. */
    ATRIAL_FLUTTER("AFL", 164890007),
    /** Sinus rhythm with early atrial beats: another P wave, a narrow QRS, an incomplete pause. */
    PREMATURE_ATRIAL("PAC", 284470004),
    /** Sinus rhythm with early ventricular beats: no P wave, a wide QRS, a full pause. */
    PREMATURE_VENTRICULAR("PVC", 427172004);

    private final String label;
    private final long snomed;

    Rhythm(String label, long snomed) {
        this.label = label;
        this.snomed = snomed;
    }

    /** The abbreviation, as in {@code REFERENCE.csv}. */
    public String label() {
        return label;
    }

    /** The SNOMED CT code, as in the {@code #Dx} line. */
    public long snomed() {
        return snomed;
    }
}
