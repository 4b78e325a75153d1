package dev.decant.study.run;

import dev.decant.api.data.DataException;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.experiment.TeacherOfRun;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.training.OpenedData;
import dev.decant.study.analysis.KeptAnalyses;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.ComparisonRuns;
import dev.decant.study.comparison.Findings;
import dev.decant.study.comparison.RunComparator;
import dev.decant.study.example.ExampleChoice;
import dev.decant.study.external.ExternalData;
import dev.decant.study.external.ExternalSets;
import dev.decant.study.page.RunPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes a finished run's {@code report.html} into its folder: a comparison of the run with its teacher and chance. */
final class RunReport {
    private RunReport() {}

    /** Where a run's page lies. */
    static Path file(FinishedRun run) {
        return run.folder().path().resolve("report.html");
    }

    /**
     * Returns the page that was written.
     *
     * @param warned hears what a reader of the scores should know
     * @param data where it is open: then example recordings show their signals
     */
    static Path write(
            FinishedRun run,
            Experiment experiment,
            ExternalSets external,
            Optional<OpenedData> data,
            Consumer<String> warned)
            throws IOException {
        RunComparator comparator = RunComparator.ofFinished(run.label(), run.label(), experiment);
        ComparisonRuns runs = withTeacher(run);
        Comparison test = comparator.of(runs);
        test.warnings().forEach(warning -> warned.accept("warning: " + warning));
        Map<String, Comparison> elsewhere = new LinkedHashMap<>();
        for (ExternalData set : external.sets()) {
            elsewhere.put(set.name(), comparator.of(alone(run), set));
        }
        Path file = file(run);
        RunPage.write(
                file,
                new Findings(test, elsewhere, KeptAnalyses.of(List.of(run)), ExampleChoice.of(runs.oneEach(), data)));
        return file;
    }

    /** With its teacher, unless that is gone or was tested on other records. */
    private static ComparisonRuns withTeacher(FinishedRun run) throws IOException {
        try {
            return TeacherOfRun.of(run)
                    .filter(teacher -> teacher.test().ids().equals(run.test().ids()))
                    .filter(teacher -> teacher.test().task().equals(run.test().task()))
                    .map(teacher -> new ComparisonRuns(
                            Map.of(run.seed(), teacher), Map.of(run.label(), List.of(run)), Map.of()))
                    .orElse(alone(run));
        } catch (DataException e) {
            return alone(run); // several come into question
        }
    }

    private static ComparisonRuns alone(FinishedRun run) {
        return new ComparisonRuns(Map.of(), Map.of(run.label(), List.of(run)), Map.of());
    }
}
