package dev.decant.runtime.config;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A search for the values of some keys. */
public record TuneConfig(
        @Meaning(
                "what is tuned: the name of a strategy of `compare.strategies`, or `student` for that of `decant train`, or"
                        + " `teacher`")
        String target,

        @Meaning("how trials are chosen: drawn at random, or every combination of a grid")
        Search search,

        @Meaning("how many are drawn; required for `random`, refused for `grid`") @Range(min = 1, max = 1000000)
        OptionalInt trials,

        @Meaning("seed of the draw") long seed,

        @Meaning("seeds that each trial is trained with; its metric is their mean")
        List<Long> seeds,

        @Meaning("`asha`: a trial begins with few epochs and is promoted to more only if it is among the best; `full`:"
                + " each is trained to its end")
        Scheduler scheduler,

        @Meaning("one of how many is promoted, and how many times as many epochs it then gets")
        @Range(min = 2, max = 100)
        int eta,

        @Meaning("epochs before the first promotion") @Range(min = 1, max = 100000)
        int minEpochs,

        @Meaning(
                "epochs of the last promotion, by default all that `train.epochs` of the target gives; the schedule of the"
                        + " learning rate is that of all of them in any case")
        @Range(min = 1, max = 100000)
        OptionalInt maxEpochs,

        @Meaning("keys and their spaces") List<TuneParameter> parameters) {
    /** How trials are chosen. */
    public enum Search {
        RANDOM,
        GRID
    }

    /** How long they are trained. */
    public enum Scheduler {
        ASHA,
        FULL
    }

    public TuneConfig {
        seeds = List.copyOf(seeds);
        parameters = List.copyOf(parameters);
        if (seeds.isEmpty() || seeds.stream().distinct().count() < seeds.size()) {
            throw new IllegalArgumentException("seeds " + seeds + "; expected at least one, and none twice");
        }
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException("parameters is empty; expected at least one");
        }
        if (search == Search.RANDOM && trials.isEmpty()) {
            throw new IllegalArgumentException("trials is missing; search = random needs to know how many to draw");
        }
        if (search == Search.GRID && trials.isPresent()) {
            throw new IllegalArgumentException("trials = " + trials.getAsInt()
                    + ", but search = grid takes every combination; leave it out, or set search = random");
        }
        if (maxEpochs.isPresent() && maxEpochs.getAsInt() < minEpochs) {
            throw new IllegalArgumentException(
                    "max-epochs = " + maxEpochs.getAsInt() + " is less than min-epochs = " + minEpochs);
        }
        requireConditions(parameters);
        if (search == Search.GRID) {
            parameters.forEach(TuneParameter::requireGrid);
        }
    }

    /** A condition is on a choice before it. */
    private static void requireConditions(List<TuneParameter> parameters) {
        Map<String, TuneParameter> before = new HashMap<>();
        for (TuneParameter parameter : parameters) {
            parameter.when().ifPresent(condition -> {
                TuneParameter on = before.get(condition.path());
                if (on == null || on.choice().isEmpty()) {
                    throw new IllegalArgumentException(parameter.path() + " is conditional on " + condition.path()
                            + "; expected the path of a choice before it");
                }
                if (!on.choice().get().containsAll(condition.is())) {
                    throw new IllegalArgumentException(parameter.path() + " is conditional on " + condition.path()
                            + " = " + condition.is() + "; expected values of its choice "
                            + on.choice().get());
                }
            });
            if (before.put(parameter.path(), parameter) != null) {
                throw new IllegalArgumentException(parameter.path() + " is varied twice");
            }
        }
    }
}
