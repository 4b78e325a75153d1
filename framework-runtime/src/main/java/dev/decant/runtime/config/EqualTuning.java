package dev.decant.runtime.config;

import com.typesafe.config.ConfigUtil;
import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the strategies of a comparison are tuned before they are compared: each with as many trials on the same rungs, what they
 * share in the same spaces. Paths are those of a strategy's section.
 */
public record EqualTuning(
        @Meaning("how many trials are drawn for each strategy") @Range(min = 1, max = 1000000)
        int trials,

        @Meaning("seed of the draw; a key that strategies share has the same value in a trial of each")
        long seed,

        @Meaning("seeds that each trial is trained with, none of them of `compare.seeds`; its metric is their mean")
        List<Long> seeds,

        @Meaning("`asha` or `full`, as in `tune`") TuneConfig.Scheduler scheduler,

        @Meaning("one of how many is promoted, and how many times as many epochs it then gets")
        @Range(min = 2, max = 100)
        int eta,

        @Meaning("epochs before the first promotion") @Range(min = 1, max = 100000)
        int minEpochs,

        @Meaning("epochs of the last promotion, by default all that `train.epochs` gives") @Range(min = 1, max = 100000)
        OptionalInt maxEpochs,

        @Meaning("keys that every strategy has, such as `train.optimizer.learning-rate`, and their spaces")
        List<TuneParameter> parameters,

        @Meaning("keys of one strategy alone, such as `weight`, and their spaces")
        Optional<Map<String, List<TuneParameter>>> strategies) {
    public EqualTuning {
        seeds = List.copyOf(seeds);
        parameters = List.copyOf(parameters);
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException(
                    "parameters is empty; expected at least one key that every strategy has");
        }
        Map<String, List<TuneParameter>> searched = new LinkedHashMap<>(strategies.orElse(Map.of()));
        searched.put("", List.of());
        for (List<TuneParameter> own : searched.values()) {
            List<TuneParameter> all = new ArrayList<>(parameters);
            all.addAll(own);
            new TuneConfig(
                    "",
                    TuneConfig.Search.RANDOM,
                    OptionalInt.of(trials),
                    seed,
                    seeds,
                    scheduler,
                    eta,
                    minEpochs,
                    maxEpochs,
                    all);
        }
    }

    /** A strategy's section from the top of a file. */
    public static String section(String strategy) {
        return ConfigUtil.joinPath(TopLevel.COMPARE, TopLevel.STRATEGIES, strategy);
    }

    /** The search for one strategy, its paths from the top of the file: those that all share, then its own. */
    public TuneConfig of(String strategy) {
        List<TuneParameter> all = new ArrayList<>(parameters);
        all.addAll(own(strategy));
        return new TuneConfig(
                strategy,
                TuneConfig.Search.RANDOM,
                OptionalInt.of(trials),
                seed,
                seeds,
                scheduler,
                eta,
                minEpochs,
                maxEpochs,
                all.stream()
                        .map(parameter -> parameter.below(section(strategy)))
                        .toList());
    }

    private List<TuneParameter> own(String strategy) {
        return strategies.orElse(Map.of()).getOrDefault(strategy, List.of());
    }
}
