package dev.decant.runtime.benchmark;

import dev.decant.runtime.graph.StepTimeline;
import dev.decant.runtime.graph.StepTimeline.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the operations of one type took of a step.
 *
 * @param type such as {@code MatMul}
 * @param count how many ran
 * @param seconds the sum of their times; operations that ran side by side count both
 * @param share of the sum over all types
 */
public record OperationShare(String type, int count, double seconds, double share) {
    private static final double MICROS = 1e6;

    /** Every type that ran, the costliest first. */
    public static List<OperationShare> of(StepTimeline timeline) {
        Map<String, List<Span>> byType = timeline.devices().stream()
                .flatMap(device -> device.spans().stream())
                .collect(Collectors.groupingBy(Span::type));
        double all = byType.values().stream().mapToDouble(OperationShare::total).sum();
        return byType.entrySet().stream()
                .map(entry -> new OperationShare(
                        entry.getKey(),
                        entry.getValue().size(),
                        total(entry.getValue()),
                        total(entry.getValue()) / all))
                .sorted(Comparator.comparingDouble(OperationShare::seconds)
                        .reversed()
                        .thenComparing(OperationShare::type))
                .toList();
    }

    private static double total(List<Span> spans) {
        return spans.stream().mapToDouble(Span::micros).sum() / MICROS;
    }
}
