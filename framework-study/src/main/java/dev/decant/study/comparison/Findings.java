package dev.decant.study.comparison;

import dev.decant.study.analysis.RunAnalysis;
import dev.decant.study.example.Examples;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that was found out about runs: what a page shows.
 *
 * @param test the comparison on the test split; learning curves and calibration come from the folders of its runs
 * @param external by name, the same on external sets, in the order of the configuration
 * @param analyses of every run that was looked into, on every set; may be empty
 * @param examples test records to look at
 */
public record Findings(
        Comparison test, Map<String, Comparison> external, List<RunAnalysis> analyses, Examples examples) {
    public Findings {
        external = Collections.unmodifiableMap(new LinkedHashMap<>(external));
        analyses = List.copyOf(analyses);
    }
}
