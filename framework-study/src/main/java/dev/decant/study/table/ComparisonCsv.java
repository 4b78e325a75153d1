package dev.decant.study.table;

import dev.decant.io.csv.CsvField;
import dev.decant.runtime.evaluation.Evaluation;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.MethodRow;
import dev.decant.study.comparison.Role;
import dev.decant.study.comparison.SeedRow;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A comparison in long format, one row for each method, seed and metric:
 * {@code contender,role,seed,run,metric,value,endpoint}. The chance level has no seed; an undefined value is {@code NaN};
 * the endpoint is {@code primary} or {@code secondary} for a measure of the comparison, else empty.
 */
public final class ComparisonCsv {
    private ComparisonCsv() {}

    /** The text, lines ended by {@code \n}. */
    public static String render(Comparison comparison) {
        StringBuilder csv = new StringBuilder("contender,role,seed,run,metric,value,endpoint\n");
        comparison
                .chance()
                .ifPresent(chance -> metrics(chance)
                        .forEach((metric, value) ->
                                line(csv, comparison, "chance", Role.CHANCE, "", "", metric, value)));
        for (MethodRow row : comparison.methods()) {
            for (SeedRow seed : row.seeds()) {
                Map<String, Double> values = metrics(seed.test());
                seed.toTeacher().ifPresent(similarity -> {
                    values.put(Measure.R2_TEACHER.key(), similarity.rSquared());
                    values.put(Measure.CORR2_TEACHER.key(), similarity.squaredCorrelation());
                });
                values.put("parameters", (double) seed.cost().parameters());
                values.put("epochs", (double) seed.cost().epochs());
                values.put("train_seconds", seed.cost().trainSeconds());
                values.put("samples_per_second", seed.cost().samplesPerSecond());
                values.put("peak_memory_mib", seed.cost().peakMemoryMiB());
                values.forEach((metric, value) -> line(
                        csv,
                        comparison,
                        row.name(),
                        row.role(),
                        Long.toString(seed.seed()),
                        seed.run(),
                        metric,
                        value));
            }
        }
        return csv.toString();
    }

    /** The macro metrics, and each of the scorer's numbers as {@code score:NAME}. */
    private static Map<String, Double> metrics(Evaluation evaluation) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Measure measure : Measure.values()) {
            measure.metric()
                    .filter(evaluation::has)
                    .ifPresent(metric -> values.put(measure.key(), evaluation.value(metric)));
        }
        evaluation
                .score()
                .ifPresent(score -> score.numbers().forEach((name, value) -> values.put("score:" + name, value)));
        return values;
    }

    private static void line(
            StringBuilder csv,
            Comparison comparison,
            String name,
            Role role,
            String seed,
            String run,
            String metric,
            double value) {
        csv.append(CsvField.of(name)).append(',');
        csv.append(role.key()).append(',');
        csv.append(seed).append(',');
        csv.append(CsvField.of(run)).append(',');
        csv.append(CsvField.of(metric)).append(',');
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        csv.append(whole ? Long.toString((long) value) : Double.toString(value)).append(',');
        csv.append(endpoint(comparison, metric)).append('\n');
    }

    private static String endpoint(Comparison comparison, String metric) {
        return comparison.measures().stream()
                .filter(measure -> measure.key().equals(metric))
                .findFirst()
                .map(comparison.setup()::endpoint)
                .orElse("");
    }
}
