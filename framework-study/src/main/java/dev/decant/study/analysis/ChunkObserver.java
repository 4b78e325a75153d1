package dev.decant.study.analysis;

import dev.decant.runtime.data.Batch;
import dev.decant.runtime.data.DrawnRecords;
import dev.decant.runtime.data.Sampling;
import dev.decant.runtime.graph.AnalysisGraph;
import dev.decant.runtime.graph.AttentionSum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Shows chunks of records to networks.
 *
 * <p>Where the input has one length, a sample is a record. Otherwise it is a step: of each record {@link #DRAWS} steps are
 * drawn, and the first draws of all records make one set of samples, the second another, so that no two samples of a set
 * come from one record.
 */
final class ChunkObserver {
    private static final int DRAWS = 4;
    /** Bounds what attention maps take: records × steps² that go through the networks at once. */
    private static final long LARGEST_MAPS = 2_000_000;

    private final AnalysisGraph graph;
    private final AnalysedRecords set;
    private final int window;
    private final DrawnRecords drawn;

    ChunkObserver(AnalysisGraph graph, AnalysedRecords set, int window) {
        this.graph = graph;
        this.set = set;
        this.window = window;
        this.drawn = new DrawnRecords(set.cache());
    }

    ChunkSeen observe(int[] records) {
        return set.bySteps() ? steps(records) : whole(records);
    }

    private ChunkSeen whole(int[] records) {
        AnalysisGraph.Records seen = graph.records(set.assembler().assemble(records, new Sampling.Centred()));
        return new ChunkSeen(
                records.length, seen.grams().stream().map(List::of).toList(), seen.attention(), records.length);
    }

    private ChunkSeen steps(int[] records) {
        int blocks = graph.ownBlocks().size() + graph.teacherBlocks().size();
        List<float[][]> features = new ArrayList<>(); // [block][draw][sample · depth + feature]
        List<AttentionSum> attention = new ArrayList<>();
        int attended = 0;
        for (int[] part : ofLikeLength(records)) {
            int[] chosen = IntStream.of(part).map(position -> records[position]).toArray();
            Batch batch = set.assembler().assemble(chosen, new Sampling.Centred());
            int[][] steps = new int[part.length][];
            int[] real = new int[part.length];
            for (int i = 0; i < part.length; i++) {
                int first = firstReal(batch, i);
                int end = endOfReal(batch, i);
                steps[i] = IntStream.of(drawn.steps(chosen[i], end - first, DRAWS))
                        .map(step -> first + step)
                        .toArray();
                real[i] = end - first >= window ? end : 0;
                attended += real[i] > 0 ? 1 : 0;
            }
            AnalysisGraph.Steps seen = graph.steps(batch, steps, real);
            for (int block = 0; block < blocks; block++) {
                float[] values = seen.features().get(block);
                int depth = values.length / (part.length * DRAWS);
                if (features.size() == block) {
                    features.add(new float[DRAWS][records.length * depth]);
                }
                for (int i = 0; i < part.length; i++) {
                    for (int draw = 0; draw < DRAWS; draw++) {
                        System.arraycopy(
                                values, (i * DRAWS + draw) * depth, features.get(block)[draw], part[i] * depth, depth);
                    }
                }
            }
            for (int block = 0; block < seen.attention().size(); block++) {
                AttentionSum sum = seen.attention().get(block);
                if (attention.size() == block) {
                    attention.add(sum);
                } else {
                    attention.set(block, attention.get(block).plus(sum));
                }
            }
        }
        List<List<double[]>> grams = new ArrayList<>();
        for (float[][] draws : features) {
            List<double[]> ofBlock = new ArrayList<>();
            for (float[] samples : draws) {
                ofBlock.add(graph.gram(samples, records.length));
            }
            grams.add(ofBlock);
        }
        return new ChunkSeen(records.length, grams, attention, attended);
    }

    /** Positions in the chunk, records of like length together. */
    private List<int[]> ofLikeLength(int[] records) {
        List<Integer> order = IntStream.range(0, records.length)
                .boxed()
                .sorted(Comparator.comparingInt(position -> set.cache().steps(records[position])))
                .toList();
        List<int[]> parts = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= order.size(); to++) {
            long steps = to < order.size() ? set.cache().steps(records[order.get(to)]) : Long.MAX_VALUE;
            if (to == order.size() || (to + 1 - from) * steps * steps > LARGEST_MAPS) {
                parts.add(order.subList(from, to).stream()
                        .mapToInt(Integer::intValue)
                        .toArray());
                from = to;
            }
        }
        return parts;
    }

    private static int firstReal(Batch batch, int record) {
        int step = 0;
        while (batch.mask()[record * batch.steps() + step] == 0) {
            step++;
        }
        return step;
    }

    private static int endOfReal(Batch batch, int record) {
        int end = batch.steps();
        while (batch.mask()[record * batch.steps() + end - 1] == 0) {
            end--;
        }
        return end;
    }
}
