package dev.decant.plugin.ecg.generator;

/** What the atria do other than by beats. */
sealed interface AtrialActivity {
    /** Adds the activity to the whole recording. */
    void addTo(Dipole dipole);

    /** Atria that only beat. */
    record Resting() implements AtrialActivity {
        @Override
        public void addTo(Dipole dipole) {
            // Nothing between beats.
        }
    }

    /**
     * The f-waves of atrial fibrillation, a saw-tooth of swinging amplitude and frequency:
     * −Σ_{i=1..3} 2/(iπ) (a + a/3 · sin 2π0.2t) sin iθ with θ = 2πft + 1.25 sin 2π0.2t.
     *
     * @param direction of the waves
     * @param amplitude a, in mV
     * @param frequency f, 4 to 9 Hz
     * @param phase of the swing, in radians
     */
    record Fibrillation(Direction direction, double amplitude, double frequency, double phase)
            implements AtrialActivity {
        private static final double SWING = 0.2;

        @Override
        public void addTo(Dipole dipole) {
            for (int sample = 0; sample < dipole.samples(); sample++) {
                double time = dipole.time(sample);
                double swing = StrictMath.sin(2 * StrictMath.PI * SWING * time + phase);
                double theta = 2 * StrictMath.PI * frequency * time + 1.25 * swing;
                double value = 0;
                for (int i = 1; i <= 3; i++) {
                    value -= 2 / (i * StrictMath.PI) * (amplitude + amplitude / 3 * swing) * StrictMath.sin(i * theta);
                }
                dipole.add(sample, direction, value);
            }
        }
    }

    /**
     * The saw-tooth of atrial flutter: −Σ_{i=1..5} 2/(iπ) a sin(2πif(t − t₀)).
     *
     * @param direction of the waves
     * @param amplitude a, in mV
     * @param frequency f, 250 to 350 a minute, in Hz
     * @param start t₀, the time of a tooth, in s
     */
    record Flutter(Direction direction, double amplitude, double frequency, double start) implements AtrialActivity {
        @Override
        public void addTo(Dipole dipole) {
            for (int sample = 0; sample < dipole.samples(); sample++) {
                double theta = 2 * StrictMath.PI * frequency * (dipole.time(sample) - start);
                double value = 0;
                for (int i = 1; i <= 5; i++) {
                    value -= 2 / (i * StrictMath.PI) * amplitude * StrictMath.sin(i * theta);
                }
                dipole.add(sample, direction, value);
            }
        }
    }
}
