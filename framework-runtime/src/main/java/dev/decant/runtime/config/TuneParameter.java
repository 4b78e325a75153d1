package dev.decant.runtime.config;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A key that a search varies, with exactly one space. */
public record TuneParameter(
        @Meaning(
                "the key, from the top of the file: `compare.strategies.NAME.weight`, `student.depth`; in `compare.tune` from"
                        + " a strategy's section: `weight`, `train.optimizer.learning-rate`")
        String path,

        @Meaning("least and greatest of a number, all between alike likely")
        Optional<List<Double>> uniform,

        @Meaning("least and greatest of a number above 0, all magnitudes between alike likely")
        Optional<List<Double>> logUniform,

        @Meaning("least and greatest of an integer, all between alike likely")
        Optional<List<Long>> integer,

        @Meaning("values, all alike likely") Optional<List<String>> choice,

        @Meaning("of a number in a grid, how many values at like distances, both ends among them")
        @Range(min = 2, max = 10000)
        OptionalInt points,

        @Meaning("only where an earlier choice has certain values; elsewhere the key stays as it is written")
        Optional<Condition> when) {
    /** {@code when}. */
    public record Condition(
            @Meaning("of an earlier `choice`") String path,

            @Meaning("the values with which this key is varied")
            List<String> is) {}

    public TuneParameter {
        long spaces = Stream.of(uniform, logUniform, integer, choice)
                .filter(Optional::isPresent)
                .count();
        if (spaces != 1) {
            throw new IllegalArgumentException(path + " has " + (spaces == 0 ? "no space" : spaces + " spaces")
                    + "; expected one of uniform, log-uniform, integer, choice");
        }
        SearchSpace.of(uniform, logUniform, integer, choice);
    }

    /** Its values. */
    public SearchSpace space() {
        return SearchSpace.of(uniform, logUniform, integer, choice);
    }

    /** The same with its paths below a section. */
    TuneParameter below(String section) {
        return new TuneParameter(
                section + "." + path,
                uniform,
                logUniform,
                integer,
                choice,
                points,
                when.map(condition -> new Condition(section + "." + condition.path(), condition.is())));
    }

    /** @throws IllegalArgumentException if a grid does not know how many values to take */
    void requireGrid() {
        if (points.isEmpty() && (uniform.isPresent() || logUniform.isPresent())) {
            throw new IllegalArgumentException(
                    path + " has no points; search = grid needs to know how many values to take");
        }
    }
}
