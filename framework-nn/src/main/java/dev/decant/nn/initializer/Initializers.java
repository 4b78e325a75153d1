package dev.decant.nn.initializer;

import dev.decant.api.network.Initializer;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The initialisers of the networks' papers. */
public final class Initializers {
    /** Standard deviation of a standard normal that is cut at two standard deviations. */
    private static final double TRUNCATED_DEVIATION = 0.87962566103423978;

    private Initializers() {}

    /** The same value everywhere. */
    public static Initializer constant(float value) {
        return (shape, random) -> {
            float[] values = new float[Math.toIntExact(shape.size())];
            Arrays.fill(values, value);
            return values;
        };
    }

    /** Zero everywhere. */
    public static Initializer zeros() {
        return constant(0);
    }

    /** One everywhere. */
    public static Initializer ones() {
        return constant(1);
    }

    /** A normal distribution of this standard deviation before it is cut at two standard deviations. */
    public static Initializer truncatedNormal(double deviation) {
        return (shape, random) -> {
            float[] values = new float[Math.toIntExact(shape.size())];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (deviation * truncated(random));
            }
            return values;
        };
    }

    /**
     * He et al. 2015: a truncated normal of variance 2 / fanIn.
     *
     * @param fanIn inputs of one output; for a convolution kernel size times input channels
     */
    public static Initializer heNormal(int fanIn) {
        return truncatedNormal(Math.sqrt(2.0 / fanIn) / TRUNCATED_DEVIATION);
    }

    /**
     * LeCun et al. 1998: a truncated normal of variance 1 / fanIn.
     *
     * @param fanIn inputs of one output
     */
    public static Initializer lecunNormal(int fanIn) {
        return truncatedNormal(Math.sqrt(1.0 / fanIn) / TRUNCATED_DEVIATION);
    }

    /** Glorot and Bengio 2010: uniform in ±sqrt(6 / (fanIn + fanOut)). */
    public static Initializer glorotUniform(int fanIn, int fanOut) {
        double limit = Math.sqrt(6.0 / (fanIn + fanOut));
        return (shape, random) -> {
            float[] values = new float[Math.toIntExact(shape.size())];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) ((2 * random.nextDouble() - 1) * limit);
            }
            return values;
        };
    }

    private static double truncated(RandomGenerator random) {
        double value = random.nextGaussian();
        while (Math.abs(value) > 2) {
            value = random.nextGaussian();
        }
        return value;
    }
}
