package dev.decant.study.search;

import dev.decant.io.file.Sha256;
import dev.decant.runtime.config.TuneConfig;
import dev.decant.runtime.config.TuneParameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses the trials of a search. A value depends on the seed, the key and the number of the trial alone, so that more trials
 * begin with the same ones, and another key leaves the others' values as they are.
 */
final class Trials {
    /** After so many draws of what there was before, there is nothing else. */
    private static final int ATTEMPTS = 200;

    private final TuneConfig tune;
    private final String below;

    private Trials(TuneConfig tune, String below) {
        this.tune = tune;
        this.below = below;
    }

    /**
     * No two alike; fewer than asked for if the spaces have no more.
     *
     * @param below a section: of its keys, what follows it decides the values
     */
    static List<Trial> of(TuneConfig tune, String below) {
        Trials trials = new Trials(tune, below);
        return tune.search() == TuneConfig.Search.GRID ? trials.grid() : trials.drawn();
    }

    private List<Trial> drawn() {
        List<Trial> drawn = new ArrayList<>();
        Set<Map<String, String>> taken = new HashSet<>();
        for (int index = 0; index < tune.trials().orElse(0); index++) {
            Optional<Map<String, String>> values = fresh(index, taken);
            if (values.isEmpty()) {
                break;
            }
            drawn.add(new Trial(index, values.get()));
        }
        return drawn;
    }

    private Optional<Map<String, String>> fresh(int index, Set<Map<String, String>> taken) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Map<String, String> values = new LinkedHashMap<>();
            for (TuneParameter parameter : tune.parameters()) {
                if (holds(parameter, values)) {
                    values.put(parameter.path(), parameter.space().at(quantile(parameter.path(), index, attempt)));
                }
            }
            if (taken.add(values)) {
                return Optional.of(values);
            }
        }
        return Optional.empty();
    }

    /** In [0, 1), of 53 random bits. */
    private double quantile(String path, int index, int attempt) {
        long bits = new Sha256()
                .number(tune.seed())
                .text(path.startsWith(below + ".") ? path.substring(below.length() + 1) : path)
                .number(index)
                .number(attempt)
                .first64();
        return (bits >>> 11) * 0x1.0p-53;
    }

    /** The last key changes fastest. */
    private List<Trial> grid() {
        List<Map<String, String>> combinations = new ArrayList<>(List.of(Map.of()));
        for (TuneParameter parameter : tune.parameters()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> combination : combinations) {
                if (!holds(parameter, combination)) {
                    longer.add(combination);
                    continue;
                }
                for (String value : parameter.space().grid(parameter.points().orElse(0))) {
                    Map<String, String> more = new LinkedHashMap<>(combination);
                    more.put(parameter.path(), value);
                    longer.add(more);
                }
            }
            combinations = longer;
        }
        List<Trial> trials = new ArrayList<>();
        for (Map<String, String> combination : combinations) {
            trials.add(new Trial(trials.size(), combination));
        }
        return trials;
    }

    private static boolean holds(TuneParameter parameter, Map<String, String> values) {
        return parameter
                .when()
                .map(condition -> condition.is().contains(values.getOrDefault(condition.path(), "\0")))
                .orElse(true);
    }
}
