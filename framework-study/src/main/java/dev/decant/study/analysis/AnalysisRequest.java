package dev.decant.study.analysis;

import dev.decant.runtime.config.AnalysisConfig;
import dev.decant.runtime.config.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How finished runs are looked into.
 *
 * @param records of each set at most; empty for the configuration's {@code analysis.records}
 * @param batchSize records of a minibatch; empty for {@code analysis.batch-size}
 * @param window last steps of sequences of varying length that attention is shown of; empty for {@code analysis.window}
 * @param teacher the run to compare with; empty for the run's own teacher, or that of its seed beside it
 * @param settings override the configuration beside each run
 */
public record AnalysisRequest(
        Optional<Integer> records,
        Optional<Integer> batchSize,
        Optional<Integer> window,
        Optional<Path> teacher,
        List<Setting> settings) {
    public AnalysisRequest {
        settings = List.copyOf(settings);
    }

    /** As the configurations beside the runs say. */
    public static AnalysisRequest usual() {
        return new AnalysisRequest(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /** @throws dev.decant.study.request.InvalidRequest if a number is too small */
    AnalysisOptions options(AnalysisConfig configured) {
        return new AnalysisOptions(
                records.orElse(configured.records()),
                batchSize.orElse(configured.batchSize()),
                window.orElse(configured.window()));
    }
}
