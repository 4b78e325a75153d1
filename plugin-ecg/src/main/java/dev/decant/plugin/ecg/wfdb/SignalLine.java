package dev.decant.plugin.ecg.wfdb;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a header says of one signal (one lead).
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
 * @param lead the name of the lead as written; may be empty
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

    /** Millivolts in a physical unit; empty where the signal is no voltage. */
    public OptionalDouble millivoltsPerUnit() {
        return millivolts(units);
    }

    /** Millivolts in a unit of that name; empty where it is none of voltage. */
    static OptionalDouble millivolts(String units) {
        return switch (units) {
            case "mV", "mv", "MV", "millivolt", "millivolts" -> OptionalDouble.of(1);
            case "uV", "uv", "UV", "\u00B5V", "\u03BCV", "microvolt", "microvolts" -> OptionalDouble.of(1e-3);
            case "V", "v", "volt", "volts" -> OptionalDouble.of(1e3);
            default -> OptionalDouble.empty();
        };
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
