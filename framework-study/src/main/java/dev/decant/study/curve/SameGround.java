package dev.decant.study.curve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.decant.study.comparison.ComparisonTraining;
import dev.decant.study.request.InvalidRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** What two comparisons must have in common to stand on one curve, and what a reader must know where they differ otherwise. */
final class SameGround {
    private static final int SHOWN = 3;

    private SameGround() {}

    /** @throws InvalidRequest that names what differs */
    static void require(StoredComparison one, StoredComparison other) {
        ComparisonTraining first = one.training();
        ComparisonTraining second = other.training();
        if (!first.data().equals(second.data())) {
            throw differ(one, other, "different data: " + first.data() + " and " + second.data());
        }
        if (!first.fingerprint().equals(second.fingerprint())) {
            throw differ(one, other, "different data: the files, or how " + first.data() + " reads them");
        }
        if (!first.input().equals(second.input())) {
            throw differ(one, other, "different inputs: " + first.input() + " and " + second.input());
        }
        if (one.primary() != other.primary()) {
            throw differ(
                    one,
                    other,
                    "different primary measures: " + one.primary().key() + " and "
                            + other.primary().key());
        }
        if (!one.baseline().equals(other.baseline())) {
            throw differ(one, other, "different baselines: " + one.baseline() + " and " + other.baseline());
        }
        for (String section :
                List.of(ComparisonTraining.SCORER, ComparisonTraining.STUDENT, ComparisonTraining.TEACHER)) {
            List<String> keys = differing(one, other, section);
            if (!keys.isEmpty()) {
                throw differ(one, other, "another " + section + ": " + listed(keys));
            }
        }
        if (first.labelled() == second.labelled()) {
            throw InvalidRequest.because(one.folder() + " and " + other.folder() + " both have " + first.labelled()
                    + " labelled training records; expected one of them");
        }
    }

    private static InvalidRequest differ(StoredComparison one, StoredComparison other, String what) {
        return InvalidRequest.because(
                one.folder() + " and " + other.folder() + " cannot stand on one curve: they have " + what);
    }

    /** Sentences on what is allowed to differ and does. */
    static List<String> notes(List<StoredComparison> comparisons) {
        List<String> notes = new ArrayList<>();
        StoredComparison first = comparisons.get(0);
        if (comparisons.stream()
                .anyMatch(other ->
                        !other.training().tested().equals(first.training().tested()))) {
            notes.add(
                    "The comparisons were tested on different records, for the shares of their splits differ: what differs along a"
                            + " line is due to the test records too. With split.labelled instead of split.training the test split stays.");
        }
        if (comparisons.stream()
                .anyMatch(other ->
                        other.training().validation() != first.training().validation())) {
            notes.add("The validation splits differ in size, by which checkpoints and thresholds were chosen.");
        }
        for (String section : List.of(ComparisonTraining.TRAIN, ComparisonTraining.STRATEGIES)) {
            TreeSet<String> keys = new TreeSet<>();
            comparisons.forEach(other -> keys.addAll(differing(first, other, section)));
            if (!keys.isEmpty()) {
                notes.add("The comparisons do not have the same settings: " + listed(List.copyOf(keys)) + ".");
            }
        }
        return notes;
    }

    private static String listed(List<String> keys) {
        return String.join(", ", keys.subList(0, Math.min(SHOWN, keys.size())))
                + (keys.size() > SHOWN ? " and " + (keys.size() - SHOWN) + " more" : "");
    }

    /** The keys of a section whose values differ; none where one comparison does not know its configuration. */
    private static List<String> differing(StoredComparison one, StoredComparison other, String section) {
        Map<String, JsonNode> first = one.training().settings();
        Map<String, JsonNode> second = other.training().settings();
        if (first.isEmpty() || second.isEmpty()) {
            return List.of();
        }
        Map<String, JsonNode> flatFirst = new TreeMap<>();
        Map<String, JsonNode> flatSecond = new TreeMap<>();
        flatten(section, first.getOrDefault(section, MissingNode.getInstance()), flatFirst);
        flatten(section, second.getOrDefault(section, MissingNode.getInstance()), flatSecond);
        TreeSet<String> keys = new TreeSet<>(flatFirst.keySet());
        keys.addAll(flatSecond.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(flatFirst.get(key), flatSecond.get(key)))
                .toList();
    }

    private static void flatten(String path, JsonNode node, Map<String, JsonNode> into) {
        if (node.isObject()) {
            node.properties().forEach(entry -> flatten(path + "." + entry.getKey(), entry.getValue(), into));
        } else if (!node.isMissingNode()) {
            into.put(path, node);
        }
    }
}
