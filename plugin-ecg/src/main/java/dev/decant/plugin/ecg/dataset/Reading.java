package dev.decant.plugin.ecg.dataset;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.plugin.ecg.signal.Band;
import dev.decant.plugin.ecg.signal.BandPass;
import dev.decant.plugin.ecg.wfdb.Channels;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How records are read, beyond the format that they are brought to.
 *
 * @param leads which leads become the channels
 * @param channels which signals of a record may be leads
 * @param longest of longer records only the middle of that length is read
 * @param bandPass the frequencies to keep; empty for all
 */
public record Reading(LeadMatching leads, Channels channels, Optional<Duration> longest, Optional<Band> bandPass) {
    /** What the resampler and rounding need on each side of an excerpt, in seconds, at 10 Hz and above. */
    private static final double MARGIN = 2;

    /** Whole and unfiltered, voltage by voltage. */
    public static Reading plain() {
        return new Reading(LeadMatching.IN_ORDER, Channels.VOLTAGES, Optional.empty(), Optional.empty());
    }

    /**
     * By lead names.
     *
     * @param channels which signals of a record may be leads
     * @throws InvalidConfiguration if the band does not fit the sampling rate, or the longest record is below what the
     *     networks see
     */
    public static Reading byName(
            SignalFormat format, Channels channels, Optional<Duration> longest, Optional<Band> bandPass) {
        bandPass.ifPresent(band -> {
            if (band.low() >= band.high() || band.high() >= format.samplingRate() / 2) {
                throw new InvalidConfiguration("band-pass is " + band.low() + " to " + band.high()
                        + " Hz; expected low below high, and high below " + format.samplingRate() / 2
                        + " Hz, half of sample-rate");
            }
        });
        longest.ifPresent(length -> {
            if (length.compareTo(format.length()) < 0) {
                throw new InvalidConfiguration("longest is " + seconds(length) + " s; expected at least length, "
                        + seconds(format.length()) + " s");
            }
        });
        return new Reading(LeadMatching.BY_NAME, channels, longest, bandPass);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /** What is to be read of a record around its middle, with what the filters need on both sides; empty for all of it. */
    OptionalDouble middle() {
        return longest.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(seconds(longest.get())
                        + 2 * (MARGIN + bandPass.map(BandPass::settlingSeconds).orElse(0.0)));
    }

    /** The most steps of a record at that rate. */
    int mostSteps(double rate) {
        return longest.map(length -> (int) Math.min(Integer.MAX_VALUE, Math.max(1, Math.round(seconds(length) * rate))))
                .orElse(Integer.MAX_VALUE);
    }

    /** Counts a record of which only the middle is read. */
    public void count(HeaderScan.Scanned scanned, Map<String, Integer> remarks) {
        if (longest.isPresent() && scanned.seconds().orElse(0) > seconds(longest.get())) {
            remarks.merge("record longer than longest, only its middle read", 1, Integer::sum);
        }
    }
}
