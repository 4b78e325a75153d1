package dev.decant.plugin.ecg.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the leads that a network sees come from those that were recorded: as they are, a limb lead from I and II (Einthoven
 * and Goldberger), or as zeros where nothing was recorded.
 *
 * @param parts for each lead that is wanted the recorded ones with their factors; none where it is missing
 * @param derived the names of the leads that are calculated
 * @param missing the names of the leads that are filled with zeros
 */
public record LeadPlan(List<List<Part>> parts, List<String> derived, List<String> missing) {
    /** A recorded lead times a factor. */
    public record Part(int recorded, double factor) {}

    /**
     * @param wanted in the order of the channels
     * @param recorded as written in the header
     */
    public static LeadPlan of(List<String> wanted, List<String> recorded) {
        List<String> keys = recorded.stream().map(Leads::key).toList();
        int one = keys.indexOf("I");
        int two = keys.indexOf("II");
        List<List<Part>> parts = new ArrayList<>();
        List<String> derived = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String lead : wanted) {
            int found = keys.indexOf(Leads.key(lead));
            if (found < 0 && wanted.size() == 1 && recorded.size() == 1) {
                found = 0; // a single lead is the lead, whatever it is called
            }
            List<Part> formula = one >= 0 && two >= 0 ? derived(Leads.key(lead), one, two) : List.of();
            if (found >= 0) {
                parts.add(List.of(new Part(found, 1)));
            } else if (!formula.isEmpty()) {
                parts.add(formula);
                derived.add(lead);
            } else {
                parts.add(List.of());
                missing.add(lead);
            }
        }
        return new LeadPlan(parts, derived, missing);
    }

    private static List<Part> derived(String key, int one, int two) {
        return switch (key) {
            case "III" -> List.of(new Part(two, 1), new Part(one, -1));
            case "AVR" -> List.of(new Part(one, -.5), new Part(two, -.5));
            case "AVL" -> List.of(new Part(one, 1), new Part(two, -.5));
            case "AVF" -> List.of(new Part(two, 1), new Part(one, -.5));
            default -> List.of();
        };
    }

    /** Whether no lead that is wanted can be had. */
    public boolean isEmpty() {
        return parts.stream().allMatch(List::isEmpty);
    }

    /** One channel, [samples]. */
    public float[] channel(int channel, float[][] recorded) {
        List<Part> formula = parts.get(channel);
        if (formula.size() == 1 && formula.get(0).factor() == 1) {
            return recorded[formula.get(0).recorded()];
        }
        float[] values = new float[recorded[0].length];
        for (Part part : formula) {
            float[] lead = recorded[part.recorded()];
            IntStream.range(0, values.length).forEach(i -> values[i] += (float) (part.factor() * lead[i]));
        }
        return values;
    }
}
