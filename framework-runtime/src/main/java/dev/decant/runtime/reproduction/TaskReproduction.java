package dev.decant.runtime.reproduction;

import dev.decant.runtime.analysis.RunAnalysis;
import dev.decant.runtime.report.Comparison;
import java.util.List;
import java.util.Map;

/**
 * One task's part of a reproduction.
 *
 * @param task its name, such as {@code ecg}
 * @param title a heading, such as {@code Electrocardiograms}
 * @param test the comparison on the test split, ablations among the contenders
 * @param external by name, the same on external sets
 * @param analyses of every run that was looked into, on every set
 * @param claims judged, in the order of the paper
 */
public record TaskReproduction(
        String task,
        String title,
        Comparison test,
        Map<String, Comparison> external,
        List<RunAnalysis> analyses,
        List<ClaimResult> claims) {
    public TaskReproduction {
        analyses = List.copyOf(analyses);
        claims = List.copyOf(claims);
    }
}
