package dev.decant.study.page;

import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.Findings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The parts that every page has, in their order: words, numbers, curves, insides, examples, cost, origin. */
public final class ComparisonSections {
    private final Findings findings;
    private final Comparison test;
    private final List<RunDetail> runs;
    private final MethodStyles styles;
    private final int level;

    /**
     * Reads what the runs' folders tell; a run whose folder is gone has no curves.
     *
     * @param level of the headings within a section
     */
    public ComparisonSections(Findings findings, int level) throws IOException {
        this.findings = findings;
        this.test = findings.test();
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
                prefix + "representations",
                "Similarity of representations",
                SimilarityMaps.of(findings.analyses(), level)));
        sections.add(new Section(prefix + "attention", "Self-attention", AttentionMaps.of(findings.analyses(), level)));
        sections.addAll(afterInsides(prefix));
        return sections;
    }

    /** Words, numbers, curves, and how decisions and probabilities are wrong. */
    public List<Section> beforeInsides(String prefix) {
        return List.of(
                new Section(prefix + "verdict", "Verdict", verdict()),
                new Section(prefix + "scores", "Scores", scores()),
                new Section(prefix + "settings", "What was trained", SettingsTable.of(test, runs)),
                new Section(prefix + "curves", "Learning curves", new LearningCurves(test, runs, styles).html()),
                new Section(prefix + "classes", "Classes", ClassScores.of(test, styles)),
                new Section(prefix + "confusion", "Confusion", ConfusionPanels.of(test)),
                new Section(prefix + "operating", "Operating points", OperatingPlot.of(test, runs, styles)),
                new Section(prefix + "calibration", "Calibration", CalibrationPlot.of(runs, styles)));
    }

    /** Examples, cost and origin. */
    public List<Section> afterInsides(String prefix) {
        return List.of(
                new Section(
                        prefix + "recordings", "Example recordings", RecordingPlots.of(findings.examples(), styles)),
                new Section(prefix + "cost", "Cost", CostPlot.of(test, styles)),
                new Section(prefix + "tuning", "Tuning", TuningTable.of(test)),
                new Section(prefix + "provenance", "Provenance", ProvenanceTable.of(test, runs)));
    }

    private Html verdict() {
        List<Html> parts = new ArrayList<>();
        parts.add(new VerdictWords(test).html());
        findings.external().forEach((name, comparison) -> {
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
        parts.add(SeedPlot.of(test, styles));
        findings.external().forEach((name, comparison) -> {
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
