package dev.decant.reproduction;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataException;
import dev.decant.runtime.checkpoint.CheckpointException;
import dev.decant.runtime.config.ConfigurationException;
import dev.decant.runtime.data.CacheProgress;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.study.analysis.RunAnalysis;
import dev.decant.study.comparison.ComparisonRuns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.exceptions.TensorFlowException;

/**
 * What the insides of a comparison's networks look like on one set, ablations left out.
 *
 * @param done the analyses that could be made
 * @param missing why not all could be made
 */
record Analyses(List<RunAnalysis> done, Optional<String> missing) {
    /** Analyses one run on the set. */
    @FunctionalInterface
    interface OfRun {
        RunAnalysis analyse(FinishedRun run, Optional<FinishedRun> teacher) throws IOException;
    }

    static Analyses none(String reason) {
        return new Analyses(List.of(), Optional.of(reason));
    }

    /** A run that cannot be analysed is reported, and the others go on. */
    static Analyses of(ComparisonRuns runs, OfRun analyst, CacheProgress progress) {
        List<RunAnalysis> done = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (FinishedRun run : runs.teachers().values().stream().distinct().toList()) {
            analyse(run, Methods.TEACHER, Optional.empty(), analyst, progress, done)
                    .ifPresent(missing::add);
        }
        for (String method : runs.contenders().keySet()) {
            for (FinishedRun run : runs.contenders().getOrDefault(method, List.of())) {
                if (!Methods.isAblation(method)) {
                    Optional<FinishedRun> teacher =
                            Optional.ofNullable(runs.teachers().get(run.seed()));
                    analyse(run, method, teacher, analyst, progress, done).ifPresent(missing::add);
                }
            }
        }
        return new Analyses(done, missing.stream().findFirst());
    }

    /** Returns why not. */
    private static Optional<String> analyse(
            FinishedRun run,
            String method,
            Optional<FinishedRun> teacher,
            OfRun analyst,
            CacheProgress progress,
            List<RunAnalysis> done) {
        try {
            done.add(analyst.analyse(run, teacher).labelled(method));
            return Optional.empty();
        } catch (DataException
                | InvalidConfiguration
                | ConfigurationException
                | CheckpointException
                | TensorFlowException e) {
            return failed(run, String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; "), progress);
        } catch (IOException e) {
            return failed(run, "a file cannot be read or written: " + e.getMessage(), progress);
        }
    }

    private static Optional<String> failed(FinishedRun run, String why, CacheProgress progress) {
        String reason = "the run " + run.folder().path() + " could not be analysed: " + why;
        progress.notice(reason);
        return Optional.of(reason);
    }
}
