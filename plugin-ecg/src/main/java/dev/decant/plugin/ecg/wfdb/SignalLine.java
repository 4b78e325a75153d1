package dev.decant.plugin.ecg.wfdb;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a header says of one signal: a lead, or what was recorded beside the leads.
 *
 * @param file the name of the file that holds the signal, as written; {@code ~} in a layout, which holds none
 * @param format the WFDB number of the sample format; 16 is little-endian two's complement
 * @param samplesPerFrame how often it is sampled in a frame, at least 1
 * @param skew by how many frames its samples stand too late in the file
 * @param offset the bytes of the file before the first sample; 24 in the challenges' MATLAB v4 files
 * @param gain digital units for each physical unit, never 0
 * @param baseline the digital value of 0 physical units, which the converter need not reach
 * @param units the name of the physical unit
 * @param resolution the bits of the converter; 0 where unknown
 * @param zero the digital value in the middle of the converter's range
 * @param initial the digital value of its first sample; what first differences are added to
 * @param checksum the sum of the samples modulo 2^16, signed or unsigned, where the header has the field
 * @param lead the name as written; {@code signal 0} and so on where the header gives none
 */
public record SignalLine(
        String file,
        int format,
        int samplesPerFrame,
        int skew,
        int offset,
        double gain,
        long baseline,
        String units,
        int resolution,
        int zero,
        int initial,
        OptionalInt checksum,
        String lead) {

    /** The gain of a signal whose header states none, in units per millivolt. */
    public static final double DEFAULT_GAIN = 200;

    /** Below this, and above {@link #GREATEST_GAIN}, a signal cannot be read. */
    static final double LEAST_GAIN = 1e-15;

    static final double GREATEST_GAIN = 1e15;

    /** What a gain may be, for messages. */
    static final String GAINS = "a finite number, of a magnitude from " + LEAST_GAIN + " to " + GREATEST_GAIN;

    /** Millivolts in a physical unit; empty where the signal is no voltage. */
    public OptionalDouble millivoltsPerUnit() {
        return millivolts(units);
    }

    /** Whether it is a voltage, as the leads of an electrocardiogram are. */
    public boolean isVoltage() {
        return millivoltsPerUnit().isPresent();
    }

    /** The unit that its values are given in: mV for every voltage, otherwise its own. */
    public String valueUnits() {
        return isVoltage() ? "mV" : units;
    }

    /** Millivolts in a unit of that name, whatever its case; empty where it is none of voltage. */
    static OptionalDouble millivolts(String units) {
        return switch (units.toLowerCase(Locale.ROOT)) {
            case "mv", "millivolt", "millivolts" -> OptionalDouble.of(1);
            case "uv", "\u00B5v", "\u03BCv", "microvolt", "microvolts" -> OptionalDouble.of(1e-3);
            case "nv", "nanovolt", "nanovolts" -> OptionalDouble.of(1e-6);
            case "v", "volt", "volts" -> OptionalDouble.of(1e3);
            default -> OptionalDouble.empty();
        };
    }

    /** Whether a unit of the converter is neither a million physical units or more, nor nothing. */
    boolean hasPlausibleGain() {
        return Math.abs(gain) >= LEAST_GAIN && Math.abs(gain) <= GREATEST_GAIN;
    }

    /** Whether there are no samples: the line only says which signal segments may have. */
    boolean isLayout() {
        return file.equals("~");
    }

    /** Whether the file is a MATLAB v4 file, which says again what the header says. */
    public boolean isMatlab() {
        return file.endsWith(".mat");
    }
}
