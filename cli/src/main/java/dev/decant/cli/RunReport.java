package dev.decant.cli;

import dev.decant.api.data.DataException;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.experiment.TeacherOfRun;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.training.OpenedData;
import dev.decant.study.analysis.KeptAnalyses;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.ComparisonReport;
import dev.decant.study.comparison.ComparisonRuns;
import dev.decant.study.external.ExternalData;
import dev.decant.study.external.ExternalSets;
import dev.decant.study.page.ExampleChoice;
import dev.decant.study.page.RunPage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a finished run's {@code report.html} into its folder: a comparison of the run with its teacher and chance. */
record RunReport(Experiment experiment, PrintStream err) {
    /** Where a run's page lies. */
    static Path file(FinishedRun run) {
        return run.folder().path().resolve("report.html");
    }

    /** @param data where it is open: then example recordings show their signals */
    void write(FinishedRun run, ExternalSets external, Optional<OpenedData> data) throws IOException {
        ComparisonReport report = ComparisonReport.ofFinished(run.label(), run.label(), experiment);
        ComparisonRuns runs = withTeacher(run);
        Comparison test = report.of(runs);
        Map<String, Comparison> elsewhere = new LinkedHashMap<>();
        for (ExternalData set : external.sets()) {
            elsewhere.put(set.name(), report.of(alone(run), set));
        }
        Path file = file(run);
        RunPage.write(file, test, elsewhere, KeptAnalyses.of(List.of(run)), ExampleChoice.of(runs, data));
        err.println("written to " + file);
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
