package dev.decant.plugin.ecg.generator;

/** The heart dipole over time: Frank's X (to the left), Y (to the feet) and Z (to the back), in mV. */
final class Dipole {
    /** Beyond this many standard deviations a Gaussian is below a microvolt. */
    private static final double REACH = 4.5;

    private final double rate;
    private final double[][] coordinates;

    /**
     * A dipole at rest.
     *
     * @param samples the length
     * @param rate samples a second
     */
    Dipole(int samples, double rate) {
        this.rate = rate;
        this.coordinates = new double[3][samples];
    }

    /** The number of samples. */
    int samples() {
        return coordinates[0].length;
    }

    /** The time of a sample, in s. */
    double time(int sample) {
        return sample / rate;
    }

    /** One coordinate, [samples]. */
    double[] coordinate(int axis) {
        return coordinates[axis];
    }

    /**
     * Adds a Gaussian wave; what lies outside of the recording is left out.
     *
     * @param peak the wave's greatest value along each axis, in mV
     * @param time of the peak, in s
     * @param width the standard deviation, in s
     */
    void addWave(Direction peak, double time, double width) {
        int first = (int) Math.max(0, Math.ceil((time - REACH * width) * rate));
        int last = (int) Math.min(samples() - 1, Math.floor((time + REACH * width) * rate));
        for (int i = first; i <= last; i++) {
            double distance = (time(i) - time) / width;
            double value = StrictMath.exp(-distance * distance / 2);
            add(i, peak, value);
        }
    }

    /** Adds a value along a direction at one sample. */
    void add(int sample, Direction direction, double value) {
        coordinates[0][sample] += value * direction.x();
        coordinates[1][sample] += value * direction.y();
        coordinates[2][sample] += value * direction.z();
    }
}
