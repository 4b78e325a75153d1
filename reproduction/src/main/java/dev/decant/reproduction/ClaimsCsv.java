package dev.decant.reproduction;

import dev.decant.io.csv.CsvField;
import dev.decant.runtime.statistics.Interval;
import java.util.List;
import java.util.stream.Collectors;

/** The claims as CSV, one line each: {@code task,id,set,measure,verdict,difference,low,high,source,claim,reading}. */
public final class ClaimsCsv {
    private ClaimsCsv() {}

    /** The text, lines ended by {@code \n}. */
    public static String render(Reproduction reproduction) {
        StringBuilder csv = new StringBuilder("task,id,set,measure,verdict,difference,low,high,source,claim,reading\n");
        for (TaskReproduction task : reproduction.tasks()) {
            for (ClaimResult claim : task.claims()) {
                csv.append(List.of(
                                        task.task(),
                                        claim.id(),
                                        claim.set(),
                                        claim.measure(),
                                        claim.verdict().words(),
                                        claim.difference()
                                                .map(Interval::estimate)
                                                .map(String::valueOf)
                                                .orElse(""),
                                        claim.difference()
                                                .map(Interval::low)
                                                .map(String::valueOf)
                                                .orElse(""),
                                        claim.difference()
                                                .map(Interval::high)
                                                .map(String::valueOf)
                                                .orElse(""),
                                        claim.source(),
                                        claim.claim(),
                                        claim.reading())
                                .stream()
                                .map(CsvField::of)
                                .collect(Collectors.joining(",")))
                        .append('\n');
            }
        }
        return csv.toString();
    }
}
