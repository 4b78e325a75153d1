package dev.decant.runtime.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Mean and spread over seeds.
 *
 * @param mean of the defined values, NaN without any
 * @param sd the sample standard deviation (n − 1), NaN below two values
 * @param count how many values are defined
 */
public record Summary(double mean, double sd, int count) {
    /** Of the values that are not NaN. */
    public static Summary of(double... values) {
        double[] defined = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        double mean = Arrays.stream(defined).average().orElse(Double.NaN);
        double squares =
                Arrays.stream(defined).map(v -> (v - mean) * (v - mean)).sum();
        return new Summary(
                mean, defined.length < 2 ? Double.NaN : Math.sqrt(squares / (defined.length - 1)), defined.length);
    }

    /**
     * How well the mean over all seeds is known: Student's t with n − 1 degrees of freedom, values taken for normal. Unlike
     * {@link VarianceComponents} it takes the patients for given.
     *
     * @param confidence in (0, 1)
     * @return with NaN ends below two values
     */
    public Interval interval(double confidence) {
        double margin = count < 2
                ? Double.NaN
                : TDistribution.of(count - 1.0).inverseSurvivalProbability((1 - confidence) / 2)
                        * sd
                        / Math.sqrt(count);
        return new Interval(mean, mean - margin, mean + margin, confidence, 0);
    }
}
