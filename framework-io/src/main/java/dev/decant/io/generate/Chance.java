package dev.decant.io.generate;

import java.util.SplittableRandom;

/**
 * The random numbers of one generated record. They are a function of (seed, index) alone and the same on every machine: draws are
 * transformed by {@link StrictMath}.
 */
public final class Chance {
    private final SplittableRandom random;

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    /** The numbers of the record with that index under that seed. */
    public static Chance of(long seed, long index) {
        return new Chance(new SplittableRandom(mix(mix(seed) + index)));
    }

    /** The finaliser of SplitMix64, so that neighbouring seeds and indices share nothing. */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Uniform in [least, most). */
    public double between(double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    /** An integer in [least, most]. */
    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** Whether an event of that probability happens. */
    public boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** Standard normal (Box and Muller). */
    public double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
    }

    /** A factor around 1 whose logarithm is normal with that standard deviation. */
    public double factor(double deviation) {
        return StrictMath.exp(deviation * normal());
    }

    /** An angle in [0, 2π). */
    public double phase() {
        return between(0, 2 * StrictMath.PI);
    }
}
