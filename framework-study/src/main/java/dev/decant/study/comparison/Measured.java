package dev.decant.study.comparison;

import dev.decant.api.score.Predictions;
import java.util.List;

/**
 * A method on some seeds.
 *
 * @param name the method
 * @param runs its runs on those seeds
 * @param rows the same runs in the comparison
 * @param teachers the teacher's predictions of each seed; empty where the similarity is not asked for
 */
record Measured(String name, List<SeedResult> runs, List<SeedRow> rows, List<Predictions> teachers) {
    List<Long> seeds() {
        return runs.stream().map(SeedResult::seed).toList();
    }

    /** One for each seed; NaN where the measure is undefined. */
    double[] values(Measure measure) {
        return rows.stream().mapToDouble(row -> row.value(measure)).toArray();
    }

    /** NaN if the measure is undefined for one of the seeds. */
    double mean(Measure measure) {
        return rows.stream().mapToDouble(row -> row.value(measure)).sum() / rows.size();
    }
}
