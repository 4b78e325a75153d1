package dev.decant.runtime.statistics;

import java.util.Arrays;

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
}
