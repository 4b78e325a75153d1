package dev.decant.reproduction.page;

import dev.decant.io.file.AtomicFile;
import dev.decant.reproduction.Methods;
import dev.decant.reproduction.Reproduction;
import dev.decant.reproduction.Target;
import dev.decant.reproduction.TaskReproduction;
import dev.decant.reproduction.published.PublishedNumber;
import dev.decant.study.comparison.Findings;
import dev.decant.study.comparison.Measure;
import dev.decant.study.page.AttentionMaps;
import dev.decant.study.page.ComparisonSections;
import dev.decant.study.page.Document;
import dev.decant.study.page.Html;
import dev.decant.study.page.MeanPlot;
import dev.decant.study.page.MeasureName;
import dev.decant.study.page.MethodStyles;
import dev.decant.study.page.ProvenanceTable;
import dev.decant.study.page.Section;
import dev.decant.study.page.SimilarityMaps;
import dev.decant.study.page.StoredExamples;
import dev.decant.study.page.VerdictWords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A reproduction of the paper as {@code report.html}. */
public final class ReproductionPage {
    private static final int IN_TASK = 3;

    private ReproductionPage() {}

    /** Writes the page, whole or not at all: the verdict on every claim first, then each task's tables and figures. */
    public static void write(Path file, Reproduction reproduction) throws IOException {
        String title = "Reproduction, " + reproduction.profile();
        Html head = Html.join(
                Html.element("p", "kicker").of("What of the paper holds here"),
                Html.element("h1").of(title),
                Html.element("p", "facts")
                        .of(VerdictWords.listed(reproduction.tasks().stream()
                                .map(TaskReproduction::title)
                                .toList())));
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("verdict", "Verdict", ClaimSummary.of(reproduction)));
        for (TaskReproduction task : reproduction.tasks()) {
            sections.add(new Section(id(task), task.title(), task(reproduction, task)));
        }
        sections.add(new Section(
                "provenance", "Provenance", ProvenanceTable.of("This reproduction", reproduction.provenance())));
        AtomicFile.writeText(file, new Document(title + " · Decant", head, sections).render());
    }

    private static String id(TaskReproduction task) {
        return "task-" + task.task();
    }

    private static Html task(Reproduction reproduction, TaskReproduction task) throws IOException {
        ComparisonSections sections = new ComparisonSections(
                new Findings(task.test(), task.external(), task.analyses(), StoredExamples.of(task.test())),
                IN_TASK + 1);
        String prefix = id(task) + "-";
        List<Html> parts = new ArrayList<>();
        for (Target target : reproduction.targets()) {
            parts.add(new Section(
                            prefix + target.key(),
                            target.label() + ": " + target.title(),
                            target(target, task, sections.styles()))
                    .html(IN_TASK));
        }
        sections.beforeInsides(prefix).forEach(section -> parts.add(section.html(IN_TASK)));
        sections.afterInsides(prefix).forEach(section -> parts.add(section.html(IN_TASK)));
        return Html.join(parts);
    }

    private static Html target(Target target, TaskReproduction task, MethodStyles styles) {
        Html found = switch (target) {
            case TABLE1 -> similarity(task);
            case TABLE2 -> performance(task, target).html(method -> !Methods.isAblation(method));
            case TABLE3 ->
                performance(task, target).html(method -> method.equals(Methods.BBM) || Methods.isAblation(method));
            case FIGURE1 ->
                MeanPlot.of(
                        task.test(), List.of(Measure.F1, Measure.SCORE), method -> !Methods.isAblation(method), styles);
            case FIGURE2 -> SimilarityMaps.of(task.analyses(), IN_TASK + 1);
            case FIGURE3 -> AttentionMaps.of(task.analyses(), IN_TASK + 1);
        };
        return found.isEmpty() ? Html.paragraph("There are no numbers for it.") : found;
    }

    private static Html similarity(TaskReproduction task) {
        PublishedTable table = new PublishedTable(task, Target.TABLE1.label())
                .own("test split", task.test(), Measure.R2_TEACHER)
                .own("test split, squared correlation", task.test(), Measure.CORR2_TEACHER);
        task.external()
                .forEach((name, comparison) -> table.own(name, comparison, Measure.R2_TEACHER)
                        .own(name + ", squared correlation", comparison, Measure.CORR2_TEACHER));
        return Html.join(
                Html.paragraph(
                        "R² of a student's probabilities with those of the same seed's teacher as truth, and their squared correlation."),
                table.published(PublishedNumber::setName)
                        .html(method -> !Methods.isAblation(method) && !method.equals(Methods.TEACHER)));
    }

    private static PublishedTable performance(TaskReproduction task, Target target) {
        PublishedTable table = new PublishedTable(task, target.label());
        for (Measure measure : task.test().measures()) {
            if (measure.metric().isPresent()) {
                table.own(MeasureName.column(measure), task.test(), measure);
            }
        }
        return table.published(PublishedNumber::measureName);
    }
}
