package dev.decant.study.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * How long records are, in steps of the configured sampling rate.
 *
 * @param stepsPerSecond that rate in Hz
 * @param input how many steps a network sees; empty where it sees all
 * @param least the shortest
 * @param median the middle one
 * @param greatest the longest
 * @param mean of all
 * @param shorter records shorter than the input, which are padded
 * @param longer records longer than the input, which are cropped
 * @param bins from the shortest to the longest, of equal width
 */
public record LengthCounts(
        double stepsPerSecond,
        OptionalInt input,
        int least,
        int median,
        int greatest,
        double mean,
        int shorter,
        int longer,
        List<LengthBin> bins) {
    private static final int MOST_BINS = 30;

    public LengthCounts {
        bins = List.copyOf(bins);
    }

    /** @param steps of each record, at least one; sorted here */
    static LengthCounts of(int[] steps, double stepsPerSecond, OptionalInt input) {
        int[] sorted = steps.clone();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        return new LengthCounts(
                stepsPerSecond,
                input,
                sorted[0],
                sorted[last / 2],
                sorted[last],
                Arrays.stream(sorted).average().orElseThrow(),
                input.isPresent() ? below(sorted, input.getAsInt()) : 0,
                input.isPresent() ? sorted.length - below(sorted, input.getAsInt() + 1) : 0,
                bins(sorted));
    }

    private static int below(int[] sorted, int bound) {
        int found = Arrays.binarySearch(sorted, bound);
        if (found < 0) {
            return -found - 1;
        }
        while (found > 0 && sorted[found - 1] == bound) {
            found--;
        }
        return found;
    }

    private static List<LengthBin> bins(int[] sorted) {
        int least = sorted[0];
        int greatest = sorted[sorted.length - 1];
        if (least == greatest) {
            return List.of(new LengthBin(least, greatest, sorted.length));
        }
        int count = Math.min(MOST_BINS, greatest - least);
        double width = (double) (greatest - least) / count;
        int[] records = new int[count];
        for (int steps : sorted) {
            records[Math.min(count - 1, (int) ((steps - least) / width))]++;
        }
        List<LengthBin> bins = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            bins.add(new LengthBin(least + i * width, least + (i + 1) * width, records[i]));
        }
        return bins;
    }

    /** Whether all records are as long as each other. */
    public boolean isOne() {
        return least == greatest;
    }
}
