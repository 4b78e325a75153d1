package dev.decant.testkit;

import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Predictions and truth by chance, for any task, and other orders and multiplicities of their records. */
final class DrawnPredictions {
    private DrawnPredictions() {}

    /** Records {@code r0}, {@code r1}, ...; of a per-step task each has 5 to 34 steps, positive from some step on or never. */
    static Predictions of(Task task, int records, long seed) {
        Random random = new Random(seed);
        List<String> ids = new ArrayList<>();
        List<boolean[]> truth = new ArrayList<>();
        for (int record = 0; record < records; record++) {
            if (task instanceof Task.PerStepBinary) {
                int steps = 5 + random.nextInt(30);
                int onset = record % 3 == 0 ? random.nextInt(steps) : steps;
                for (int step = 0; step < steps; step++) {
                    ids.add("r" + record);
                    truth.add(new boolean[] {step >= onset});
                }
            } else {
                ids.add("r" + record);
                truth.add(labels(task, record, random));
            }
        }
        float[][] probabilities = new float[ids.size()][];
        for (int row = 0; row < probabilities.length; row++) {
            probabilities[row] = probabilities(task, truth.get(row), random);
        }
        return withDecisions(
                new Predictions(
                        task, List.copyOf(ids), probabilities, new boolean[0][], truth.toArray(boolean[][]::new)),
                0.5f);
    }

    /** The most probable class, or every class from the threshold on. */
    static Predictions withDecisions(Predictions predictions, float threshold) {
        boolean single = predictions.task() instanceof Task.MultiClass;
        float[][] probabilities = predictions.probabilities();
        boolean[][] decisions = new boolean[probabilities.length][];
        for (int row = 0; row < decisions.length; row++) {
            decisions[row] = new boolean[probabilities[row].length];
            int best = 0;
            for (int c = 0; c < decisions[row].length; c++) {
                best = probabilities[row][c] > probabilities[row][best] ? c : best;
                decisions[row][c] = !single && probabilities[row][c] >= threshold;
            }
            decisions[row][best] |= single;
        }
        return new Predictions(predictions.task(), predictions.ids(), probabilities, decisions, predictions.truth());
    }

    /** What knows the truth. */
    static Predictions perfect(Predictions predictions) {
        boolean[][] truth = predictions.truth();
        float[][] probabilities = new float[truth.length][];
        for (int row = 0; row < truth.length; row++) {
            probabilities[row] = new float[truth[row].length];
            for (int c = 0; c < truth[row].length; c++) {
                probabilities[row][c] = truth[row][c] ? 1 : 0;
            }
        }
        return new Predictions(predictions.task(), predictions.ids(), probabilities, truth, truth);
    }

    /** The same records in another order; the steps of one stay together. */
    static Predictions shuffled(Predictions predictions, long seed) {
        List<int[]> records = records(predictions);
        Collections.shuffle(records, new Random(seed));
        return rows(predictions, records.stream().flatMapToInt(IntStream::of).toArray(), predictions.ids());
    }

    /**
     * Each record as often as the weight of its rows says, the copies under names of their own.
     *
     * @param weights of the rows, equal for all of a record
     */
    static Predictions repeated(Predictions predictions, int[] weights) {
        List<Integer> rows = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int[] record : records(predictions)) {
            for (int copy = 0; copy < weights[record[0]]; copy++) {
                for (int row : record) {
                    rows.add(row);
                    ids.add(predictions.ids().get(row) + "-" + copy);
                }
            }
        }
        Predictions chosen =
                rows(predictions, rows.stream().mapToInt(Integer::intValue).toArray(), predictions.ids());
        return new Predictions(
                chosen.task(), List.copyOf(ids), chosen.probabilities(), chosen.decisions(), chosen.truth());
    }

    /** The rows of each record. */
    static List<int[]> records(Predictions predictions) {
        List<int[]> records = new ArrayList<>();
        List<String> ids = predictions.ids();
        int from = 0;
        for (int row = 1; row <= ids.size(); row++) {
            if (row == ids.size() || !ids.get(row).equals(ids.get(from))) {
                records.add(IntStream.range(from, row).toArray());
                from = row;
            }
        }
        return records;
    }

    private static Predictions rows(Predictions predictions, int[] rows, List<String> ids) {
        return new Predictions(
                predictions.task(),
                IntStream.of(rows).mapToObj(ids::get).toList(),
                IntStream.of(rows)
                        .mapToObj(row -> predictions.probabilities()[row])
                        .toArray(float[][]::new),
                IntStream.of(rows).mapToObj(row -> predictions.decisions()[row]).toArray(boolean[][]::new),
                IntStream.of(rows).mapToObj(row -> predictions.truth()[row]).toArray(boolean[][]::new));
    }

    private static boolean[] labels(Task task, int record, Random random) {
        boolean[] labels = new boolean[task.outputs()];
        if (task instanceof Task.MultiClass) {
            labels[record % labels.length] = true;
            return labels;
        }
        for (int c = 0; c < labels.length; c++) {
            labels[c] = random.nextInt(3) == 0;
        }
        labels[record % labels.length] = true; // no record without any
        return labels;
    }

    /** Somewhat better than chance. */
    private static float[] probabilities(Task task, boolean[] truth, Random random) {
        float[] probabilities = new float[truth.length];
        float sum = 0;
        for (int c = 0; c < truth.length; c++) {
            probabilities[c] = Math.min(1, 0.7f * random.nextFloat() + (truth[c] ? 0.3f : 0));
            sum += probabilities[c];
        }
        for (int c = 0; task instanceof Task.MultiClass && c < truth.length; c++) {
            probabilities[c] /= sum;
        }
        return probabilities;
    }
}
