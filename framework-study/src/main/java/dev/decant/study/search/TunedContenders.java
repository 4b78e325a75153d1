package dev.decant.study.search;

import dev.decant.runtime.config.Experiment;
import java.util.Map;

/**
 * A comparison whose strategies were tuned.
 *
 * @param experiment with the best values of each written out, nothing left to tune; the one that was asked for where it tunes
 *     nothing
 * @param efforts by strategy, what its tuning took; empty where nothing was tuned
 */
public record TunedContenders(Experiment experiment, Map<String, TuningEffort> efforts) {}
