package dev.decant.study.curve;

import dev.decant.runtime.statistics.Summary;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.Role;
import dev.decant.study.request.InvalidRequest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sets finished comparisons beside one another, by how many labelled records they were trained on. */
public final class CurveMaking {
    @Inject
    CurveMaking() {}

    /**
     * A curve of comparisons that differ in how much was labelled.
     *
     * @param folders each with the {@code comparison.json} of a finished comparison, in any order; 2 or more
     * @param measure its name; empty for the primary measure of the comparisons
     * @throws InvalidRequest if the comparisons cannot stand on one curve: one is not finished or too old to tell its training
     *     records, they differ in data, input, primary measure, scorer, baseline, student or teacher, two have as many labels; or no
     *     method has the measure
     * @throws dev.decant.api.data.DataException if a file is damaged
     */
    public LabelCurve curve(List<Path> folders, Optional<String> measure) throws IOException {
        if (folders.size() < 2) {
            throw InvalidRequest.because("a curve needs the folders of two comparisons or more");
        }
        Optional<Measure> asked = measure.map(CurveMaking::known);
        List<StoredComparison> comparisons = new ArrayList<>();
        for (Path folder : folders) {
            StoredComparison read = StoredComparison.read(folder);
            comparisons.forEach(other -> SameGround.require(other, read));
            comparisons.add(read);
        }
        comparisons.sort(Comparator.comparingInt(one -> one.training().labelled()));
        StoredComparison first = comparisons.get(0);
        Measure shown = asked.orElse(first.primary());
        List<CurvePoint> points =
                comparisons.stream().map(one -> point(one, shown)).toList();
        if (points.stream().allMatch(point -> point.methods().isEmpty())) {
            throw InvalidRequest.of("measure", " " + shown.key() + " has no value in any of these comparisons");
        }
        List<CurveMethod> methods = methods(comparisons, points);
        List<String> notes = new ArrayList<>(SameGround.notes(comparisons));
        notes.addAll(gaps(methods, points));
        return new LabelCurve(
                first.training().data(), shown, shown == first.primary(), first.baseline(), methods, points, notes);
    }

    private static Measure known(String name) {
        return Measure.named(name)
                .orElseThrow(() -> InvalidRequest.of(
                        "measure",
                        ": got " + name + "; expected one of "
                                + Arrays.stream(Measure.values())
                                        .map(Measure::key)
                                        .collect(Collectors.joining(", "))));
    }

    private static CurvePoint point(StoredComparison comparison, Measure measure) {
        Map<String, Summary> methods = new LinkedHashMap<>();
        for (StoredComparison.Method one : comparison.methods()) {
            Summary summary = one.summaries().get(measure);
            if (summary != null) {
                methods.put(one.method().name(), summary);
            }
        }
        return new CurvePoint(
                comparison.training().labelled(),
                comparison.training().records(),
                comparison.tested(),
                comparison.folder(),
                methods);
    }

    /** Those with a value anywhere. */
    private static List<CurveMethod> methods(List<StoredComparison> comparisons, List<CurvePoint> points) {
        return comparisons.stream()
                .flatMap(comparison -> comparison.methods().stream())
                .map(StoredComparison.Method::method)
                .distinct()
                .filter(method ->
                        points.stream().anyMatch(point -> point.of(method).isPresent()))
                .sorted(Comparator.comparing(method -> method.role() != Role.TEACHER))
                .toList();
    }

    private static List<String> gaps(List<CurveMethod> methods, List<CurvePoint> points) {
        List<String> gaps = new ArrayList<>();
        for (CurveMethod method : methods) {
            String missing = points.stream()
                    .filter(point -> point.of(method).isEmpty())
                    .map(point -> Integer.toString(point.labelled()))
                    .collect(Collectors.joining(", "));
            if (!missing.isEmpty()) {
                gaps.add(method.name() + " has no value at " + missing + " labelled records.");
            }
        }
        return gaps;
    }
}
