package dev.decant.plugin.ecg.dataset;

import dev.decant.api.data.DataException;
import dev.decant.api.data.RecordLimits;
import dev.decant.api.data.Sequence;
import dev.decant.io.text.Counted;
import dev.decant.plugin.ecg.signal.BandPass;
import dev.decant.plugin.ecg.signal.Resampler;
import dev.decant.plugin.ecg.wfdb.Recording;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Brings recordings to the channels and the sampling rate of a set, filtered and cut. Safe for several threads at a time. */
final class ChannelConversion {
    /** How many filters are kept: a set has a few rates, and a hostile one as many as records. */
    private static final int KEPT_RESAMPLERS = 64;

    private final SignalFormat format;
    private final Reading reading;
    private final RecordLimits limits;
    private final Optional<BandPass> bandPass;
    private final Map<Double, Resampler> resamplers = new ConcurrentHashMap<>();

    ChannelConversion(SignalFormat format, Reading reading, RecordLimits limits) {
        this.format = format;
        this.reading = reading;
        this.limits = limits;
        this.bandPass = reading.bandPass().map(band -> new BandPass(band, format.samplingRate()));
    }

    /**
     * The sequence [step][channel] of a recording that has samples.
     *
     * @param record its identifier, for messages
     * @throws DataException if its leads are to become the channels as they are and are not as many, or its rates make it
     *     longer than the limits allow
     */
    Sequence of(Recording recorded, String record) {
        Recording recording = recorded.hasOneRate() ? recorded : atOneRate(recorded, record);
        float[][] channels = channels(recording, record);
        Resampler resampler = resampler(recording.samplingRate(), recording.samples(), channels.length, record);
        int read = (int) resampler.length(recording.samples());
        int steps = Math.min(read, reading.mostSteps(format.samplingRate()));
        int from = (read - steps) / 2;
        float[] values = new float[steps * channels.length];
        for (int channel = 0; channel < channels.length; channel++) {
            float[] resampled = resampler.resample(channels[channel]);
            float[] signal = bandPass.map(filter -> filter.filter(resampled)).orElse(resampled);
            for (int step = 0; step < steps; step++) {
                values[step * channels.length + channel] = signal[from + step];
            }
        }
        return new Sequence(values, steps, channels.length);
    }

    /** One that makes no more of so many samples than the limits allow. */
    private Resampler resampler(double rate, int samples, int channels, String record) {
        Resampler resampler = Optional.ofNullable(resamplers.get(rate)).orElseGet(() -> created(rate, record));
        limits.require(
                resampler.length(samples),
                channels,
                "record " + record + ", from " + rate + " Hz to " + format.samplingRate() + " Hz");
        return resampler;
    }

    private Resampler created(double rate, String record) {
        try {
            Resampler resampler = new Resampler(rate, format.samplingRate());
            if (resamplers.size() < KEPT_RESAMPLERS) {
                resamplers.put(rate, resampler);
            }
            return resampler;
        } catch (IllegalArgumentException e) {
            throw new DataException("record " + record + ": " + e.getMessage(), e);
        }
    }

    /** Each lead from its own rate to that of the set, so that leads can be derived from each other. */
    private Recording atOneRate(Recording recording, String record) {
        float[][] leads = new float[recording.millivolts().length][];
        int shortest = Integer.MAX_VALUE;
        for (int lead = 0; lead < leads.length; lead++) {
            float[] recorded = recording.millivolts()[lead];
            leads[lead] = resampler(recording.rates().get(lead), recorded.length, leads.length, record)
                    .resample(recorded);
            shortest = Math.min(shortest, leads[lead].length);
        }
        for (int lead = 0; lead < leads.length; lead++) {
            // One duration: they differ by the rounding of the last step.
            leads[lead] = Arrays.copyOf(leads[lead], shortest);
        }
        return new Recording(recording.record(), format.samplingRate(), recording.leads(), leads, recording.missing());
    }

    private float[][] channels(Recording recording, String record) {
        if (reading.leads() == LeadMatching.BY_NAME) {
            return LeadPlan.byName(format.channels(), recording.leads()).apply(recording.millivolts());
        }
        int leads = recording.millivolts().length;
        if (leads != format.channels().size()) {
            throw new DataException("record " + record + " has " + new Counted(leads, "lead") + " " + recording.leads()
                    + "; expected " + format.channels().size() + " " + format.channels());
        }
        return recording.millivolts();
    }
}
