package dev.decant.plugin.ecg.generator;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The options of the generator {@code ecg}. */
public record EcgGeneratorConfig(
        @Meaning("Number of leads: 1 (I or II, by chance) or 12") @Range(min = 1, max = 12)
        int leads,

        @Meaning("Sampling rate of the recordings, in Hz") @Range(min = 50, max = 2000)
        double sampleRate,

        @Meaning("Length of a recording; the shortest where longest is given")
        Duration duration,

        @Meaning("Greatest length of a recording: lengths are then drawn between duration and this")
        Optional<Duration> longest,

        @Meaning("Classes to generate: rhythms, and what is seen besides")
        List<ScoredDiagnosis> classes,

        @Meaning("false: one class a record, in turn; true: a rhythm with any number of other classes")
        boolean several,

        @Meaning("Where several: balanced, or natural as in the Challenge of 2021")
        Frequencies frequencies,

        @Meaning("Scale of noise and baseline wander; 0 for none") @Range(min = 0, max = 10)
        double noise) {
    public EcgGeneratorConfig {
        classes = List.copyOf(classes);
    }

    /** The labels of the classes, in their order. */
    public List<String> labels() {
        return classes.stream().map(ScoredDiagnosis::label).toList();
    }

    /** The names of the leads of a recording, in order. */
    public List<String> leadNames() {
        return leads == 1 ? List.of(SyntheticRecord.SINGLE_LEAD) : Electrodes.TWELVE;
    }
}
