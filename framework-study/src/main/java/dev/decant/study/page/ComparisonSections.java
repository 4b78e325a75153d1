package dev.decant.study.page;

import dev.decant.study.analysis.RunAnalysis;
import dev.decant.study.comparison.Comparison;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The parts that every page has, in their order: words, numbers, curves, insides, examples, cost, origin. */
public final class ComparisonSections {
    private final Comparison test;
    private final Map<String, Comparison> external;
    private final List<RunAnalysis> analyses;
    private final Examples examples;
    private final List<RunDetail> runs;
    private final MethodStyles styles;
    private final int level;

    /**
     * Reads what the runs' folders tell; a run whose folder is gone has no curves.
     *
     * @param level of the headings within a section
     */
    public ComparisonSections(
            Comparison test, Map<String, Comparison> external, List<RunAnalysis> analyses, Examples examples, int level)
            throws IOException {
        this.test = test;
        this.external = external;
        this.analyses = List.copyOf(analyses);
        this.examples = examples;
        this.runs = RunDetail.of(test);
        this.styles = MethodStyles.of(test);
        this.level = level;
    }

    /**
     * All of them.
     *
     * @param prefix of the identifiers, so that a page can hold several comparisons
     */
    List<Section> all(String prefix) {
        List<Section> sections = new ArrayList<>(beforeInsides(prefix));
        sections.add(new Section(
                prefix + "representations", "Similarity of representations", SimilarityMaps.of(analyses, level)));
        sections.add(new Section(prefix + "attention", "Self-attention", AttentionMaps.of(analyses, level)));
        sections.addAll(afterInsides(prefix));
        return sections;
    }

    /** Words, numbers, curves, and how decisions and probabilities are wrong. */
    public List<Section> beforeInsides(String prefix) {
        return List.of(
                new Section(prefix + "verdict", "Verdict", verdict()),
                new Section(prefix + "scores", "Scores", scores()),
                new Section(prefix + "curves", "Learning curves", new LearningCurves(test, runs, styles).html()),
                new Section(prefix + "classes", "Classes", ClassScores.of(test, styles)),
                new Section(prefix + "confusion", "Confusion", ConfusionPanels.of(test)),
                new Section(prefix + "calibration", "Calibration", CalibrationPlot.of(runs, styles)));
    }

    /** Examples, cost and origin. */
    public List<Section> afterInsides(String prefix) {
        return List.of(
                new Section(prefix + "recordings", "Example recordings", RecordingPlots.of(examples, styles)),
                new Section(prefix + "cost", "Cost", CostTable.of(test)),
                new Section(prefix + "provenance", "Provenance", ProvenanceTable.of(test, runs)));
    }

    private Html verdict() {
        List<Html> parts = new ArrayList<>();
        parts.add(new VerdictWords(test).html());
        external.forEach((name, comparison) -> {
            parts.add(Html.element("h" + level).of("On the external set " + name));
            parts.add(Html.element("p", "facts").of(comparison.facts()));
            parts.add(new VerdictWords(comparison).html());
        });
        return Html.join(parts);
    }

    private Html scores() {
        List<Html> parts = new ArrayList<>();
        parts.add(ScoreTable.of(test));
        parts.add(DifferencePlot.of(test, styles));
        external.forEach((name, comparison) -> {
            parts.add(Html.element("h" + level).of("On the external set " + name));
            parts.add(ScoreTable.of(comparison));
            parts.add(DifferencePlot.of(comparison, styles));
        });
        return Html.join(parts);
    }

    /** How its methods are drawn. */
    public MethodStyles styles() {
        return styles;
    }
}
