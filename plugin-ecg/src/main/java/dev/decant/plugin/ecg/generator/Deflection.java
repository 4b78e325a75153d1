package dev.decant.plugin.ecg.generator;

/**
 * One Gaussian of a beat at 60 beats a minute.
 *
 * @param peak the dipole at its greatest, in mV along each axis
 * @param time of the peak after the R peak, in s
 * @param width the standard deviation, in s
 */
record Deflection(Direction peak, double time, double width) {
    /** The same later or earlier. */
    Deflection moved(double seconds) {
        return new Deflection(peak, time + seconds, width);
    }

    /** The same with all times, its own width included, multiplied. */
    Deflection stretched(double factor) {
        return new Deflection(peak, time * factor, width * factor);
    }

    /** The same with another amplitude. */
    Deflection scaled(double factor) {
        return new Deflection(peak.times(factor), time, width);
    }

    /** Where it begins to be seen. */
    double begins() {
        return time - 2 * width;
    }

    /** Where it ceases to be seen. */
    double ends() {
        return time + 2 * width;
    }
}
