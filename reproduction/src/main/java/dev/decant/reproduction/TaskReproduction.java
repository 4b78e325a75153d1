package dev.decant.reproduction;

import dev.decant.reproduction.published.PublishedNumber;
import dev.decant.study.analysis.RunAnalysis;
import dev.decant.study.comparison.Comparison;
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
 * @param published what the paper printed of the task, on other data; empty where nothing is known
 */
public record TaskReproduction(
        String task,
        String title,
        Comparison test,
        Map<String, Comparison> external,
        List<RunAnalysis> analyses,
        List<ClaimResult> claims,
        List<PublishedNumber> published) {
    public TaskReproduction {
        analyses = List.copyOf(analyses);
        claims = List.copyOf(claims);
        published = List.copyOf(published);
    }

    /** Without the paper's numbers. */
    public TaskReproduction(
            String task,
            String title,
            Comparison test,
            Map<String, Comparison> external,
            List<RunAnalysis> analyses,
            List<ClaimResult> claims) {
        this(task, title, test, external, analyses, claims, List.of());
    }
}
