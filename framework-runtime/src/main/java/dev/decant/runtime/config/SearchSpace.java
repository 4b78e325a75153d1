package dev.decant.runtime.config;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The values that a key may take in a search, as a configuration writes them. */
public sealed interface SearchSpace {
    /** Four digits, so that what is found can be read. */
    MathContext DIGITS = new MathContext(4);

    /**
     * A value.
     *
     * @param quantile in [0, 1): equal parts of it are equally likely values
     */
    String at(double quantile);

    /**
     * The values of a grid.
     *
     * @param points of a number; an integer or a choice has its own
     */
    List<String> grid(int points);

    /** Its ends or all of its values: if a configuration takes these, it takes the others. */
    List<String> ends();

    /** The space of the one that is present. */
    static SearchSpace of(
            Optional<List<Double>> uniform,
            Optional<List<Double>> logUniform,
            Optional<List<Long>> integer,
            Optional<List<String>> choice) {
        return uniform.<SearchSpace>map(bounds -> new Numbers(bounds, false))
                .or(() -> logUniform.map(bounds -> new Numbers(bounds, true)))
                .or(() -> integer.map(Integers::new))
                .or(() -> choice.map(Values::new))
                .orElseThrow();
    }

    /**
     * A number.
     *
     * @param bounds least and greatest
     * @param logarithmic whether magnitudes are alike likely, rather than values
     */
    record Numbers(List<Double> bounds, boolean logarithmic) implements SearchSpace {
        public Numbers {
            requireBounds(bounds);
            if (logarithmic && bounds.get(0) <= 0) {
                throw new IllegalArgumentException("log-uniform from " + bounds.get(0) + "; expected a number above 0");
            }
        }

        @Override
        public String at(double quantile) {
            double low = bounds.get(0);
            double high = bounds.get(1);
            double value = logarithmic
                    ? Math.exp(Math.log(low) + quantile * (Math.log(high) - Math.log(low)))
                    : low + quantile * (high - low);
            double rounded = new BigDecimal(value).round(DIGITS).doubleValue();
            return written(Math.min(high, Math.max(low, rounded)));
        }

        @Override
        public List<String> grid(int points) {
            return IntStream.range(0, points)
                    .mapToObj(point -> at((double) point / (points - 1)))
                    .distinct()
                    .toList();
        }

        @Override
        public List<String> ends() {
            return bounds.stream().map(Numbers::written).toList();
        }

        private static String written(double value) {
            return BigDecimal.valueOf(value).stripTrailingZeros().toString();
        }
    }

    /**
     * An integer.
     *
     * @param bounds least and greatest
     */
    record Integers(List<Long> bounds) implements SearchSpace {
        private static final long MANY = 10_000;

        public Integers {
            requireBounds(bounds.stream().map(Long::doubleValue).toList());
        }

        private long count() {
            return bounds.get(1) - bounds.get(0) + 1;
        }

        @Override
        public String at(double quantile) {
            return Long.toString(bounds.get(0) + Math.min(count() - 1, (long) (quantile * count())));
        }

        @Override
        public List<String> grid(int points) {
            if (count() > MANY) {
                throw new IllegalArgumentException("a grid over " + count() + " integers; expected at most " + MANY);
            }
            return LongStream.rangeClosed(bounds.get(0), bounds.get(1))
                    .mapToObj(Long::toString)
                    .toList();
        }

        @Override
        public List<String> ends() {
            return bounds.stream().map(String::valueOf).toList();
        }
    }

    /** Some values. */
    record Values(List<String> values) implements SearchSpace {
        public Values {
            if (values.isEmpty() || values.stream().distinct().count() < values.size()) {
                throw new IllegalArgumentException(
                        "choice " + values + "; expected at least one value, and none twice");
            }
        }

        @Override
        public String at(double quantile) {
            return values.get(Math.min(values.size() - 1, (int) (quantile * values.size())));
        }

        @Override
        public List<String> grid(int points) {
            return values;
        }

        @Override
        public List<String> ends() {
            return values;
        }
    }

    private static void requireBounds(List<Double> bounds) {
        if (bounds.size() != 2 || !(bounds.get(0) < bounds.get(1))) {
            throw new IllegalArgumentException(
                    "got " + bounds + "; expected the least and the greatest value, [0.1, 10]");
        }
    }
}
