package dev.decant.plugin.ecg.generator;

import dev.decant.io.generate.Chance;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import dev.decant.plugin.ecg.generator.Beat.Origin;
import java.util.ArrayList;
import java.util.List;

/** Draws when a heart beats, by its rhythm. Beats reach beyond both ends of the recording. */
final class Conductor {
    /** Beats are drawn from this long before the recording to this long after it, in s. */
    private static final double MARGIN = 3;

    /** The shortest interval that the atrioventricular node conducts, in s. */
    private static final double REFRACTORY = .33;

    private final double duration;
    private final Chance chance;

    /**
     * A conductor for one recording.
     *
     * @param duration in s
     */
    Conductor(double duration, Chance chance) {
        this.duration = duration;
        this.chance = chance;
    }

    /** The beats and atria of that heart. */
    HeartAction conduct(Case heart) {
        boolean atrial = heart.has(ScoredDiagnosis.PREMATURE_ATRIAL);
        if (atrial || heart.has(ScoredDiagnosis.PREMATURE_VENTRICULAR)) {
            double rate = heart.rhythm() == ScoredDiagnosis.SINUS_BRADYCARDIA
                    ? chance.between(40, 56.0)
                    : chance.between(62, 92.0);
            return premature(rate, atrial ? Origin.ECTOPIC_ATRIAL : Origin.VENTRICULAR);
        }
        return switch (heart.rhythm()) {
            case SINUS_BRADYCARDIA -> sinus(chance.between(38, 57.0));
            case SINUS_TACHYCARDIA -> sinus(chance.between(104, 160.0));
            case SINUS_ARRHYTHMIA -> arrhythmia();
            case ATRIAL_FIBRILLATION -> fibrillation();
            case ATRIAL_FLUTTER -> flutter();
            case PACING -> paced();
            default -> sinus(chance.between(63, 97.0));
        };
    }

    private HeartAction sinus(double rate) {
        return sinus(rate, new SinusNode(rate, chance));
    }

    /** Intervals differ with breathing by more than 120 ms. */
    private HeartAction arrhythmia() {
        double rate = chance.between(62, 85.0);
        return sinus(rate, new SinusNode(rate, chance.between(.1, .18), chance));
    }

    private HeartAction sinus(double rate, SinusNode node) {
        List<Beat> beats = new ArrayList<>();
        double interval = 60 / rate;
        double time = -MARGIN - chance.between(0, interval);
        while (time < duration + MARGIN) {
            beats.add(new Beat(time, interval, Origin.SINUS));
            interval = node.interval(time);
            time += interval;
        }
        return new HeartAction(beats, new AtrialActivity.Resting());
    }

    /** A pacemaker's beats are as regular as a clock. */
    private HeartAction paced() {
        double interval = 60 / chance.between(60, 80.0);
        List<Beat> beats = new ArrayList<>();
        for (double time = -MARGIN - chance.between(0, interval); time < duration + MARGIN; time += interval) {
            beats.add(new Beat(time, interval, Origin.CONDUCTED));
        }
        return new HeartAction(beats, new AtrialActivity.Resting());
    }

    /** Intervals independent of each other, log-normal, no shorter than the node conducts. */
    private HeartAction fibrillation() {
        double mean = 60 / chance.between(65, 130.0);
        double irregularity = chance.between(.18, .3);
        List<Beat> beats = new ArrayList<>();
        double interval = mean;
        double time = -MARGIN - chance.between(0, interval);
        while (time < duration + MARGIN) {
            beats.add(new Beat(time, interval, Origin.CONDUCTED));
            interval = Math.max(REFRACTORY, mean * chance.factor(irregularity));
            time += interval;
        }
        Direction direction = Direction.of(chance.between(0, 90.0), chance.between(-40, 40.0));
        return new HeartAction(
                beats,
                new AtrialActivity.Fibrillation(
                        direction, chance.between(.03, .1), chance.between(4, 9.0), chance.phase()));
    }

    /** Every second to fourth tooth is conducted, in some hearts always the same, in others by chance. */
    private HeartAction flutter() {
        double frequency = chance.between(255, 345.0) / 60;
        int ratio = chance.between(2, 4);
        boolean variable = chance.happens(.3);
        double delay = chance.between(.1, .2);
        double start = -MARGIN - chance.between(0, 1 / frequency);
        List<Beat> beats = new ArrayList<>();
        double interval = ratio / frequency;
        double time = start + delay;
        while (time < duration + MARGIN) {
            beats.add(new Beat(time, interval, Origin.CONDUCTED));
            interval = (variable ? chance.between(2, 4) : ratio) / frequency;
            time += interval;
        }
        Direction direction = Direction.of(chance.between(5, 50.0), chance.between(-30, 30.0));
        return new HeartAction(
                beats, new AtrialActivity.Flutter(direction, chance.between(.15, .35), frequency, start));
    }

    /** A sinus rhythm in which every third to sixth beat comes early; one of them in the middle half of the recording. */
    private HeartAction premature(double rate, Origin origin) {
        SinusNode node = new SinusNode(rate, chance);
        List<Beat> beats = new ArrayList<>();
        double end = 2 * duration + 6 * MARGIN;
        double time = 0;
        double interval = 60 / rate;
        int anchor = 0;
        int untilEarly = chance.between(2, 5);
        while (time < end) {
            beats.add(new Beat(time, interval, Origin.SINUS));
            double regular = node.interval(time);
            interval = regular;
            if (untilEarly == 0) {
                untilEarly = chance.between(2, 5);
                double early = regular * chance.between(.55, .75);
                time += early;
                if (time < end - duration) {
                    anchor = beats.size();
                }
                beats.add(new Beat(time, early, origin));
                // A ventricular beat leaves the sinus node alone, so that its pause is full; an atrial one resets it.
                interval = origin == Origin.VENTRICULAR ? 2 * regular - early : regular * chance.between(1.0, 1.15);
            } else {
                untilEarly--;
            }
            time += interval;
        }
        double shift = chance.between(.25, .75) * duration - beats.get(anchor).time();
        return new HeartAction(
                beats.stream()
                        .map(beat -> new Beat(beat.time() + shift, beat.interval(), beat.origin()))
                        .toList(),
                new AtrialActivity.Resting());
    }
}
