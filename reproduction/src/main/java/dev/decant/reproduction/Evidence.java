package dev.decant.reproduction;

import dev.decant.study.analysis.RunAnalysis;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.PairedDifference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What was measured on one set of records.
 *
 * @param set {@code test}, or the name of an external set
 * @param measures that there are
 * @param differences between any two methods
 * @param methods that finished a run, with the teacher
 * @param absent by method, why it has no finished run
 * @param analyses of runs on this set
 * @param notAnalysed why there are none, or not all
 * @param margins of non-inferiority
 */
record Evidence(
        String set,
        List<Measure> measures,
        Differences differences,
        List<String> methods,
        Map<String, String> absent,
        List<RunAnalysis> analyses,
        Optional<String> notAnalysed,
        Margins margins) {
    /** The set that the networks were tested on. */
    static final String TEST = "test";

    /** One method less another; empty where no seed has both, or the measure is undefined. */
    @FunctionalInterface
    interface Differences {
        Optional<PairedDifference> of(String method, String other, Measure measure);
    }

    /** By how much a method may be worse and still count as no worse; empty where no margin is configured. */
    @FunctionalInterface
    interface Margins {
        OptionalDouble of(Measure measure);
    }

    Evidence {
        measures = List.copyOf(measures);
        methods = List.copyOf(methods);
        analyses = List.copyOf(analyses);
    }

    /** Nothing, for one reason. */
    static Evidence none(String set, String reason) {
        return new Evidence(
                set,
                List.of(),
                (method, other, measure) -> Optional.empty(),
                List.of(),
                Map.of(),
                List.of(),
                Optional.of(reason),
                measure -> OptionalDouble.empty());
    }

    /** Every method that was tried, finished or not. */
    List<String> known() {
        return Stream.concat(methods.stream(), absent.keySet().stream())
                .distinct()
                .toList();
    }

    /** Why nothing can be said of a method; empty where it finished a run. */
    Optional<String> missing(String method) {
        if (methods.contains(method)) {
            return Optional.empty();
        }
        if (methods.isEmpty() && notAnalysed.isPresent()) {
            return notAnalysed;
        }
        return Optional.of(Optional.ofNullable(absent.get(method))
                .map(reason -> method + " failed: " + reason)
                .orElse("there is no finished run of " + method));
    }

    /** Why nothing can be said of a claim's methods; empty where both finished a run. */
    Optional<String> missing(Claim claim) {
        return missing(claim.more()).or(() -> missing(claim.less()));
    }

    /** The analyses of a method, one for each seed. */
    List<RunAnalysis> analysesOf(String method) {
        return analyses.stream()
                .filter(analysis -> analysis.label().equals(method))
                .toList();
    }
}
