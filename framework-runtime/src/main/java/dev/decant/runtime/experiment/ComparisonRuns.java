package dev.decant.runtime.experiment;

import dev.decant.runtime.config.CompareConfig;
import dev.decant.runtime.config.CompareConfig.Contender;
import dev.decant.runtime.run.FinishedRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a comparison trained: every run by contender, in the order of the seeds, and why a contender failed.
 *
 * @param teachers one for each seed
 * @param contenders finished runs by contender name, one for each seed
 * @param failures one line by contender name; a contender that failed for one seed leaves the table
 */
public record ComparisonRuns(
        List<FinishedRun> teachers, Map<String, List<FinishedRun>> contenders, Map<String, String> failures) {
    /** Collects runs as they finish. */
    static final class Collector {
        private final List<FinishedRun> teachers = new ArrayList<>();
        private final Map<String, List<FinishedRun>> contenders = new LinkedHashMap<>();
        private final Map<String, String> failures = new LinkedHashMap<>();

        Collector(CompareConfig compare) {
            for (Contender contender : compare.contenders()) {
                contenders.put(contender.name(), new ArrayList<>());
            }
        }

        void teacher(FinishedRun run) {
            teachers.add(run);
        }

        void finished(String contender, FinishedRun run) {
            contenders.get(contender).add(run);
        }

        void failed(String contender, String reason) {
            failures.put(contender, reason);
        }

        boolean hasFailed(String contender) {
            return failures.containsKey(contender);
        }

        ComparisonRuns collected() {
            failures.keySet().forEach(contenders::remove);
            return new ComparisonRuns(List.copyOf(teachers), contenders, failures);
        }
    }
}
